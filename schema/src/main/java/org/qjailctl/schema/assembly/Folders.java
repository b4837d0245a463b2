package org.qjailctl.schema.assembly;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.qjailctl.schema.problem.Place;

/**
 * Where relative paths start: in the folder of the file in which they are written.
 *
 * @param root the folder of the manifest itself
 * @param confines where files may be that the manifest names
 * @param byFile the folder of each file, by the name that diagnostics call it
 */
public record Folders(Path root, Confines confines, Map<String, Path> byFile) {

  public Folders {
    byFile = Map.copyOf(byFile);
  }

  /** The folders of a manifest that includes nothing. */
  public static Folders of(Path root) {
    return new Folders(root, Confines.of(root, List.of()), Map.of());
  }

  /** The folder of what is written at {@code place}. */
  public Path at(Place place) {
    return byFile.getOrDefault(place.value().file(), root);
  }
}
