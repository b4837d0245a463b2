package org.qjailctl.planner.inside;

import java.util.Optional;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;

/** What stands at a path, in words for people. */
final class FileWords {

  private FileWords() {}

  /** What a write replaces, so that a file is never silently written over; empty for nothing. */
  static Optional<String> before(Fact<FileState> found) {
    return found.known().flatMap(FileWords::before);
  }

  private static Optional<String> before(FileState found) {
    return switch (found) {
      case FileState.Absent absent -> Optional.empty();
      case FileState.Regular file ->
          Optional.of(
              "mode "
                  + file.mode()
                  + ", owner "
                  + file.owner()
                  + ":"
                  + file.group()
                  + ", sha256 "
                  + file.digest().brief()
                  + "...");
      case FileState.Directory directory -> Optional.of("a folder");
      case FileState.Other(String kind) -> Optional.of(kind);
    };
  }
}
