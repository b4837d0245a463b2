package org.qjailctl.executors.simulated.world;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;

/**
 * The tree of all files, by physical path: no symlink is followed and no mount looked through here;
 * {@link FileView} does both.
 */
public final class FileSystem {

  private Node.Folder root;
  private long version;

  public FileSystem(Node.Folder root) {
    this.root = root;
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
    root = changed(root, path.parts(), Optional.of(node));
    version++;
  }

  /** Takes away what is at {@code path} and below. */
  void remove(HostPath path) {
    root = changed(root, path.parts(), Optional.empty());
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
