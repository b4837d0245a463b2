package org.qjailctl.executors.simulated.postgresql;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** Whether a user can make a cluster in a directory: an empty one of the user's, or a new one. */
final class DataDirectory {

  private DataDirectory() {}

  /** What initdb complains of; empty when the directory will do. */
  static Optional<String> refusal(FileView files, String folder, long uid) {
    Optional<Node> there = files.stat(folder);
    if (there.isEmpty()) {
      String parent = folder.substring(0, Math.max(1, folder.lastIndexOf('/')));
      Optional<Node> above = files.stat(parent);
      return above.isPresent() && above.get().attributes().uid() != uid
          ? Optional.of(
              "initdb: error: could not create directory \"" + folder + "\": Permission denied")
          : Optional.empty();
    }
    if (there.get() instanceof Node.Folder inside && !inside.children().isEmpty()) {
      return Optional.of(
          ("initdb: error: directory \"%1$s\" exists but is not empty\n"
                  + "initdb: hint: If you want to create a new database system, either remove or empty the directory \"%1$s\" or run initdb with an argument other than \"%1$s\".")
              .formatted(folder));
    }
    if (there.get().attributes().uid() != uid) {
      boolean readable = List.of("5", "7").contains(lastDigit(there.get()));
      return Optional.of(
          readable
              ? "initdb: error: could not change permissions of directory \""
                  + folder
                  + "\": Operation not permitted"
              : "initdb: error: could not access directory \"" + folder + "\": Permission denied");
    }
    return Optional.empty();
  }

  private static String lastDigit(Node node) {
    String mode = node.attributes().mode().toString();
    return mode.substring(mode.length() - 1);
  }
}
