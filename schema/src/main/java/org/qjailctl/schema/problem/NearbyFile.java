package org.qjailctl.schema.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file that somebody most likely meant. */
public final class NearbyFile {

  /** In a folder of more files than this no one is looked for. */
  private static final int MOST = 1000;

  private NearbyFile() {}

  /** The name in {@code missing}'s folder that is nearest to its own. */
  public static Optional<String> to(Path missing) {
    Path folder = missing.toAbsolutePath().getParent();
    Path name = missing.getFileName();
    return folder == null || name == null
        ? Optional.empty()
        : nearest(stem(name.toString()), names(folder));
  }

  /** Endings such as .yaml make any two names look alike, so they are left out. */
  private static Optional<String> nearest(String stem, List<String> names) {
    return Nearest.to(stem, names.stream().map(NearbyFile::stem).toList())
        .flatMap(near -> names.stream().filter(name -> stem(name).equals(near)).findFirst());
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The names in {@code folder}; none when it cannot be read. */
  public static List<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.limit(MOST).map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
