package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** An archive below {@code archive/}: {@code NAME@STAMP.tar}. */
record ArchiveFile(String path) {

  /**
   * The archive that {@code wanted} names: a file, or the newest of a jail.
   *
   * @param shown the name in the complaint that there is none; of {@code create -a} it is the new
   *     jail's
   */
  static ArchiveFile find(Session session, String folder, String wanted, String shown)
      throws Ended, FileRefused {
    if (wanted.contains("@")) {
      String path = folder + "/" + wanted;
      if (!session.files().exists(path)) {
        throw session.ends("Error: Full archive file name not found. " + path);
      }
      return new ArchiveFile(path);
    }
    List<String> names =
        session.files().isFolder(folder) ? session.files().list(folder) : List.of();
    Optional<String> newest =
        names.stream().filter(n -> n.startsWith(wanted + "@")).reduce((a, b) -> b);
    if (newest.isEmpty()) {
      throw session.ends("Error: No archive file found for " + shown);
    }
    return new ArchiveFile(folder + "/" + newest.get());
  }

  /** What is in it; empty when it is no archive. */
  Optional<Content.Packed> content(FileView files) {
    return files
        .stat(path)
        .filter(Node.Regular.class::isInstance)
        .map(n -> ((Node.Regular) n).content())
        .filter(Content.Packed.class::isInstance)
        .map(Content.Packed.class::cast);
  }

  /** The jail's name in front of the stamp. */
  static String jailOf(String wanted) {
    int at = wanted.indexOf('@');
    return at < 0 ? wanted : wanted.substring(0, at);
  }
}
