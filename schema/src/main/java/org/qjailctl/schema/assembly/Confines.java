package org.qjailctl.schema.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders that a manifest may name files in, with links followed: that of its first file, and
 * those that the operator allows. Whoever writes a manifest does not read what the operator can.
 *
 * @param roots without links on the way
 */
public record Confines(List<Path> roots) {

  /** Files there are the kernel's and other processes'; none of them is a manifest's. */
  private static final List<Path> NEVER =
      List.of(Path.of("/proc"), Path.of("/dev"), Path.of("/sys"));

  /** What to do about a file outside. */
  public static final String REMEDY =
      "Put it below the manifest's folder, or name a folder around it with --allow-files.";

  public Confines {
    roots = List.copyOf(roots);
  }

  /** The folder of the manifest and the {@code allowed} ones. */
  public static Confines of(Path folder, List<Path> allowed) {
    return new Confines(
        Stream.concat(Stream.of(folder), allowed.stream()).map(Confines::real).toList());
  }

  /**
   * Whether {@code file} is inside, or would be if it were there. A link is where it leads to; one
   * that leads to nothing is outside.
   */
  public boolean hold(Path file) {
    Path real = real(file);
    return roots.stream().anyMatch(real::startsWith)
        && NEVER.stream().noneMatch(real::startsWith)
        && !isLink(real);
  }

  /** {@code file} with every link followed, as far as it is there. */
  public static Path real(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    for (Path there = whole; there != null; there = there.getParent()) {
      try {
        return there.toRealPath().resolve(there.relativize(whole));
      } catch (IOException e) {
        if (isLink(there)) {
          return there;
        }
      }
    }
    return whole;
  }

  private static boolean isLink(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(file);
  }
}
