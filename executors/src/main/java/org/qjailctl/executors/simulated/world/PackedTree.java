package org.qjailctl.executors.simulated.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;

/** Packs trees of files into one file and takes them out again, as tar(1) does. */
public final class PackedTree {

  /** What a packed file is said to weigh: archives are compressed, and nobody counts. */
  private static final long BYTES_OF_AN_ARCHIVE = 1_048_576;

  private PackedTree() {}

  /**
   * Packs what stands at {@code paths}, under the same absolute paths; a path that is not there is
   * left out.
   */
  public static Content.Packed of(FileView files, List<String> paths) {
    FileSystem packed = new FileSystem(Node.Folder.empty(Attributes.root(0755, 0)));
    for (String path : paths) {
      Optional<Node> node = files.lstat(path);
      if (node.isPresent()) {
        HostPath at = HostPath.of(path);
        for (HostPath folder : above(at)) {
          if (packed.node(folder).isEmpty()) {
            packed.put(folder, Node.Folder.empty(Attributes.root(0755, 0)));
          }
        }
        packed.put(at, node.get());
      }
    }
    return packed(packed.root(), BYTES_OF_AN_ARCHIVE);
  }

  /** A file that holds {@code tree}. */
  public static Content.Packed packed(Node.Folder tree, long size) {
    String told = size + " " + String.join(" ", tree.children().keySet());
    return new Content.Packed(tree, size, Bytes.utf8(told).sha256());
  }

  private static List<HostPath> above(HostPath path) {
    HostPath folder = path.parent();
    return folder.value().equals("/")
        ? List.of()
        : Stream.concat(above(folder).stream(), Stream.of(folder)).toList();
  }

  /** The paths of all that is in a packed file, each folder before what is in it. */
  public static List<String> paths(Content.Packed packed) {
    return paths(packed.tree(), HostPath.of("/")).toList();
  }

  private static Stream<String> paths(Node.Folder folder, HostPath at) {
    return folder.children().entrySet().stream()
        .flatMap(
            child -> {
              HostPath path = at.child(child.getKey());
              Stream<String> below =
                  child.getValue() instanceof Node.Folder inner
                      ? paths(inner, path)
                      : Stream.empty();
              return Stream.concat(Stream.of(path.value()), below);
            });
  }

  /** What stands at {@code path} in a packed file. */
  public static Optional<Node> find(Content.Packed packed, String path) {
    return new FileSystem(packed.tree()).node(HostPath.of(path));
  }

  /** Puts all of a packed file into place; what is there already is kept or written over. */
  public static void unpack(Content.Packed packed, FileView files) throws FileRefused {
    unpack(packed.tree(), HostPath.of("/"), files);
  }

  private static void unpack(Node.Folder folder, HostPath at, FileView files) throws FileRefused {
    for (Map.Entry<String, Node> child : folder.children().entrySet()) {
      HostPath path = at.child(child.getKey());
      if (child.getValue() instanceof Node.Folder inner && files.isFolder(path.value())) {
        unpack(inner, path, files);
      } else {
        files.put(path.value(), child.getValue());
      }
    }
  }
}
