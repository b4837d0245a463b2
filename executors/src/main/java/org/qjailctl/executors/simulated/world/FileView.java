package org.qjailctl.executors.simulated.world;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;

/**
 * The files as a process sees them that lives below a root: a jail's, or the host's {@code /}.
 * Symlinks are followed within that root, as chroot(2) has it, and mounts are looked through. Paths
 * are what a program was given: absolute, or relative to the root.
 */
public final class FileView {

  private final FileSystem files;
  private final PathWalk walk;
  private final InstantSource clock;

  FileView(FileSystem files, Mounts mounts, HostPath root, InstantSource clock) {
    this.files = files;
    this.walk = new PathWalk(files, mounts, root);
    this.clock = clock;
  }

  /** What stands at {@code path}; a symlink at its end is followed. */
  public Optional<Node> stat(String path) {
    return look(path, true);
  }

  /** What stands at {@code path}; a symlink at its end is shown as such. */
  public Optional<Node> lstat(String path) {
    return look(path, false);
  }

  public boolean exists(String path) {
    return stat(path).isPresent();
  }

  public boolean isFolder(String path) {
    return stat(path).filter(Node.Folder.class::isInstance).isPresent();
  }

  private Optional<Node> look(String path, boolean follow) {
    try {
      return walk.to(path, follow).node();
    } catch (FileRefused e) {
      return Optional.empty();
    }
  }

  /**
   * The path on the host behind {@code path}, all symlinks followed and nullfs mounts looked
   * through.
   */
  public HostPath physical(String path) throws FileRefused {
    return walk.to(path, true).physical();
  }

  public Bytes read(String path) throws FileRefused {
    return switch (found(path, true).node().orElseThrow()) {
      case Node.Regular regular ->
          regular
              .content()
              .bytes()
              .orElseThrow(() -> new FileRefused(FileRefused.Reason.UNREADABLE, path));
      case Node.Folder folder -> throw new FileRefused(FileRefused.Reason.A_FOLDER, path);
      case Node.Symlink symlink -> throw new FileRefused(FileRefused.Reason.LOOP, path);
    };
  }

  /** The text of a file; empty when it is not there or is no regular file. */
  public Optional<String> text(String path) {
    return stat(path)
        .flatMap(
            n -> n instanceof Node.Regular regular ? regular.content().bytes() : Optional.empty())
        .map(Bytes::utf8);
  }

  /** The names in a folder, sorted as ls(1) sorts them in the C locale. */
  public List<String> list(String path) throws FileRefused {
    if (found(path, true).node().orElseThrow() instanceof Node.Folder folder) {
      return List.copyOf(folder.children().keySet());
    }
    throw new FileRefused(FileRefused.Reason.NOT_A_FOLDER, path);
  }

  /** Writes a file as a shell's {@code >} does: a new one is root's with mode 0644. */
  public void write(String path, String text) throws FileRefused {
    write(path, Content.of(text));
  }

  public void write(String path, Content content) throws FileRefused {
    PathWalk.Arrival at = writable(path, true);
    Attributes attributes = Attributes.root(0644, now());
    if (at.node().isPresent()) {
      if (!(at.node().get() instanceof Node.Regular regular)) {
        throw new FileRefused(FileRefused.Reason.A_FOLDER, path);
      }
      attributes = regular.attributes().modifiedAt(now());
    }
    // Opened and truncated, then written.
    if (content.size() > 0 && files.heard()) {
      files.put(at.physical(), new Node.Regular(Content.of(""), attributes));
    }
    files.put(at.physical(), new Node.Regular(content, attributes));
  }

  /**
   * Writes a file as programs do that write beside it and rename: what is there stays until all of
   * the new is.
   */
  public void replace(String path, String text) throws FileRefused {
    PathWalk.Arrival at = writable(path, true);
    Attributes attributes =
        at.node()
            .map(old -> old.attributes().modifiedAt(now()))
            .orElse(Attributes.root(0644, now()));
    files.put(at.physical(), new Node.Regular(Content.of(text), attributes));
  }

  /**
   * Puts a node where nothing, or anything, stands; as rename(2) does, a symlink there is replaced.
   */
  public void put(String path, Node node) throws FileRefused {
    files.put(writable(path, false).physical(), node);
  }

  /** Makes one folder, root's with mode 0755. */
  public void makeFolder(String path) throws FileRefused {
    PathWalk.Arrival at = writable(path, false);
    if (at.node().isPresent()) {
      throw new FileRefused(FileRefused.Reason.EXISTS, path);
    }
    files.put(at.physical(), Node.Folder.empty(Attributes.root(0755, now())));
  }

  /** Makes a folder and those above it, where they are missing. */
  public void makeFolders(String path) throws FileRefused {
    StringBuilder soFar = new StringBuilder();
    for (String part : path.split("/")) {
      soFar.append(soFar.isEmpty() && !path.startsWith("/") ? "" : "/").append(part);
      String folder = soFar.toString();
      if (part.isEmpty()) {
        soFar.setLength(0);
      } else if (!exists(folder)) {
        makeFolder(folder);
      } else if (!isFolder(folder)) {
        throw new FileRefused(FileRefused.Reason.NOT_A_FOLDER, path);
      }
    }
  }

  public void symlink(String path, String target) throws FileRefused {
    PathWalk.Arrival at = writable(path, false);
    if (at.node().isPresent()) {
      throw new FileRefused(FileRefused.Reason.EXISTS, path);
    }
    files.put(at.physical(), new Node.Symlink(target, Attributes.root(0755, now())));
  }

  /** Takes away a file or a whole tree, without a look at what is mounted below. */
  public void remove(String path) throws FileRefused {
    PathWalk.Arrival at = writable(path, false);
    if (at.node().isEmpty()) {
      throw new FileRefused(FileRefused.Reason.MISSING, path);
    }
    files.remove(at.physical());
  }

  /**
   * As {@code cp -Rp} does: into {@code to} under the old name where {@code to} is a folder, else
   * as {@code to}. Folders that meet are merged, and attributes kept.
   */
  public void copyTree(String from, String to) throws FileRefused {
    PathWalk.Arrival source = found(from, false);
    String target = isFolder(to) && !from.endsWith("/") ? to + "/" + source.physical().name() : to;
    PathWalk.Arrival at = writable(target, false);
    Node copy = source.node().orElseThrow();
    files.put(at.physical(), at.node().map(n -> merged(n, copy)).orElse(copy));
  }

  /** Puts all of {@code tree} below the root, as tar(1) does: folders that meet are merged. */
  void lay(Node.Folder tree) throws FileRefused {
    for (Map.Entry<String, Node> child : tree.children().entrySet()) {
      PathWalk.Arrival at = writable(child.getKey(), false);
      Node added = child.getValue();
      files.put(at.physical(), at.node().map(there -> merged(there, added)).orElse(added));
    }
  }

  private static Node merged(Node into, Node from) {
    if (!(into instanceof Node.Folder old && from instanceof Node.Folder added)) {
      return from;
    }
    TreeMap<String, Node> children = new TreeMap<>(old.children());
    added.children().forEach((name, child) -> children.merge(name, child, FileView::merged));
    return new Node.Folder(children, added.attributes());
  }

  public void rename(String from, String to) throws FileRefused {
    found(from, false);
    files.move(writable(from, false).physical(), writable(to, false).physical());
  }

  public void changeMode(String path, FileMode mode) throws FileRefused {
    PathWalk.Arrival at = writable(path, true);
    files.put(at.physical(), there(at, path).with(there(at, path).attributes().withMode(mode)));
  }

  public void changeOwner(String path, long uid, long gid) throws FileRefused {
    PathWalk.Arrival at = writable(path, true);
    files.put(at.physical(), there(at, path).with(there(at, path).attributes().ownedBy(uid, gid)));
  }

  private static Node there(PathWalk.Arrival at, String path) throws FileRefused {
    return at.node().orElseThrow(() -> new FileRefused(FileRefused.Reason.MISSING, path));
  }

  private PathWalk.Arrival found(String path, boolean follow) throws FileRefused {
    PathWalk.Arrival at = walk.to(path, follow);
    there(at, path);
    return at;
  }

  private PathWalk.Arrival writable(String path, boolean follow) throws FileRefused {
    PathWalk.Arrival at = walk.to(path, follow);
    if (at.readOnly()) {
      throw new FileRefused(FileRefused.Reason.READ_ONLY, path);
    }
    return at;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
