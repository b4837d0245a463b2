package org.qjailctl.executors.simulated.world;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;

/**
 * The tree of all files, by physical path: no symlink is followed and no mount looked through here;
 * {@link FileView} does both.
 */
public final class FileSystem {

  private final Pulse pulse;
  private Node.Folder root;
  private long version;

  public FileSystem(Node.Folder root) {
    this(root, new Pulse());
  }

  FileSystem(Node.Folder root, Pulse pulse) {
    this.root = root;
    this.pulse = pulse;
  }

  public Node.Folder root() {
    return root;
  }

  /** Counts changes: two equal versions of one file system hold the same files. */
  public long version() {
    return version;
  }

  public Optional<Node> node(HostPath path) {
    Node node = root;
    for (String part : path.parts()) {
      Node child = node instanceof Node.Folder folder ? folder.children().get(part) : null;
      if (child == null) {
        return Optional.empty();
      }
      node = child;
    }
    return Optional.of(node);
  }

  /**
   * Puts {@code node} in the place of whatever is there; the folder that holds it must be there.
   */
  void put(HostPath path, Node node) {
    if (pulse.heard() && node instanceof Node.Folder folder) {
      Halfway.copied(node(path), folder).ifPresent(half -> change(path, Optional.of(half)));
    }
    change(path, Optional.of(node));
  }

  /** Takes away what is at {@code path} and below. */
  void remove(HostPath path) {
    if (pulse.heard() && node(path).orElse(null) instanceof Node.Folder folder) {
      Halfway.removed(folder).ifPresent(half -> change(path, Optional.of(half)));
    }
    change(path, Optional.empty());
  }

  /** Whether it matters in how many changes something is done. */
  boolean heard() {
    return pulse.heard();
  }

  /** As rename(2): at no time is what is renamed in neither place. */
  void move(HostPath from, HostPath to) {
    Node node = node(from).orElseThrow();
    pulse.beat();
    root = changed(root, from.parts(), Optional.empty());
    root = changed(root, to.parts(), Optional.of(node));
    version++;
  }

  private void change(HostPath path, Optional<Node> node) {
    pulse.beat();
    root = changed(root, path.parts(), node);
    version++;
  }

  private static Node.Folder changed(Node.Folder folder, List<String> parts, Optional<Node> node) {
    if (parts.isEmpty()) {
      if (node.isPresent() && node.get() instanceof Node.Folder whole) {
        return whole;
      }
      throw new IllegalArgumentException("the root is always a folder");
    }
    String name = parts.getFirst();
    if (parts.size() == 1) {
      return node.isPresent() ? folder.with(name, node.get()) : folder.without(name);
    }
    if (folder.children().get(name) instanceof Node.Folder inner) {
      return folder.with(name, changed(inner, parts.subList(1, parts.size()), node));
    }
    throw new IllegalArgumentException("no folder " + name);
  }
}
