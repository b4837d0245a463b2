package org.qjailctl.executors.simulated.world;

import java.util.Optional;

/**
 * A memory disk of mdconfig(8) whose bytes are those of a file. While it is attached its files stand
 * at its name below /dev.
 */
public final class MemoryDisk {

  private MemoryDisk() {}

  /** What was written to {@code disk} is in its image. */
  public static void flush(FileView files, String disk, String image, long now)
      throws FileRefused {
    Optional<Content.Packed> old = packed(files, image);
    if (old.isPresent() && files.stat(disk).orElse(null) instanceof Node.Folder tree) {
      files.put(
          image,
          new Node.Regular(
              PackedTree.packed(tree, old.get().size()), Attributes.root(0644, now)));
    }
  }

  /** The image that stands in {@code folder}, as qjail has it. */
  public static Optional<String> imageIn(FileView files, String folder) throws FileRefused {
    return files.list(folder).stream()
        .filter(name -> name.endsWith(".img"))
        .map(name -> folder + "/" + name)
        .findFirst();
  }

  private static Optional<Content.Packed> packed(FileView files, String path) {
    return files.stat(path).orElse(null) instanceof Node.Regular regular
            && regular.content() instanceof Content.Packed packed
        ? Optional.of(packed)
        : Optional.empty();
  }
}
