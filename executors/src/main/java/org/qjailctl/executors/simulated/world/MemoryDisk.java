package org.qjailctl.executors.simulated.world;

import java.util.Optional;
import org.qjailctl.core.host.HostPath;

/**
 * A memory disk that mdconfig(8) attached to an image file. While it is attached its file system's
 * files stand at the disk's name below /dev; what is changed in them is in the image once the file
 * system is unmounted.
 *
 * @param path such as {@code /dev/md0}
 */
public record MemoryDisk(HostPath path) {

  private static final String PREFIX = "/dev/md";

  /** The disk of this name; empty where it is that of another kind of device. */
  public static Optional<MemoryDisk> named(String device) {
    return device.matches(PREFIX + "[0-9]{1,9}")
        ? Optional.of(new MemoryDisk(HostPath.of(device)))
        : Optional.empty();
  }

  /** The lowest number that is free, as mdconfig(8) takes it. */
  public static MemoryDisk free(FileView files) {
    int number = 0;
    while (files.exists(PREFIX + number)) {
      number++;
    }
    return new MemoryDisk(HostPath.of(PREFIX + number));
  }

  /** Whether {@code image} is an image file that could be attached; it then is. */
  public boolean attach(FileView files, String image) throws FileRefused {
    Optional<Content.Packed> content = packed(files, image);
    if (content.isPresent()) {
      files.put(path.value(), content.get().tree());
    }
    return content.isPresent();
  }

  /** What the file system's files are now goes into {@code image}. */
  public void writeBack(FileView files, String image, long seconds) throws FileRefused {
    Optional<Content.Packed> old = packed(files, image);
    if (old.isPresent() && files.stat(path.value()).orElse(null) instanceof Node.Folder tree) {
      files.put(
          image,
          new Node.Regular(
              PackedTree.packed(tree, old.get().size()), Attributes.root(0644, seconds)));
    }
  }

  /** What is packed in an image file; empty where {@code path} is none. */
  private static Optional<Content.Packed> packed(FileView files, String path) {
    return files
        .stat(path)
        .filter(Node.Regular.class::isInstance)
        .map(Node.Regular.class::cast)
        .map(Node.Regular::content)
        .filter(Content.Packed.class::isInstance)
        .map(Content.Packed.class::cast);
  }

  public void detach(FileView files) throws FileRefused {
    files.remove(path.value());
  }

  /** The name without /dev, such as {@code md0}. */
  public String unit() {
    return path.name();
  }
}
