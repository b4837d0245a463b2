package org.qjailctl.executors.simulated.qjail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** The definition files of a zone, and the copies and jail.conf(5) files made from them. */
final class Definitions {

  private static final List<String> STATUSES = List.of("", ".norun", ".man");

  private final Session session;
  private final Zone zone;

  Definitions(Session session, Zone zone) {
    this.session = session;
    this.zone = zone;
  }

  private FileView files() {
    return session.files();
  }

  /**
   * The file names that a command is to go through, {@code .man} and {@code .norun} included: those
   * of the jails named, those that begin with {@code PREFIX} of {@code PREFIX=}, or all.
   */
  List<String> named(List<String> words) throws Ended, FileRefused {
    if (words.isEmpty()) {
      return files().isFolder(zone.definitions()) ? files().list(zone.definitions()) : List.of();
    }
    String first = words.getFirst();
    String prefix = first.contains("=") ? first.substring(0, first.indexOf('=')) : first;
    if (prefix.isEmpty()) {
      throw session.ends("Syntax Error: = sign must follow the prefix word not proceed it.");
    }
    if (!prefix.equals(first)) {
      List<String> matching =
          files().list(zone.definitions()).stream().filter(n -> n.startsWith(prefix)).toList();
      if (matching.isEmpty()) {
        throw session.ends("Error: No match for group prefix. " + prefix);
      }
      return matching;
    }
    List<String> found = new ArrayList<>();
    for (String word : words) {
      Optional<String> file =
          STATUSES.stream()
              .map(status -> word + status)
              .filter(name -> files().exists(zone.definitions() + "/" + name))
              .findFirst();
      if (file.isEmpty()) {
        throw session.ends("Error: Jail doesn't exist. " + word);
      }
      found.add(file.get());
    }
    return found;
  }

  /** The definition in the file called {@code fileName}, or the one of that name's status. */
  Definition read(String fileName) throws Ended, FileRefused {
    Optional<String> path =
        STATUSES.reversed().stream()
            .map(status -> zone.definitions() + "/" + fileName + status)
            .filter(files()::exists)
            .findFirst();
    if (path.isEmpty()) {
      throw session.ends("No definition record found.");
    }
    return Definition.parse(files().read(path.get()).utf8());
  }

  /** Whether a jail has a definition in this zone, in whatever status. */
  boolean exists(String jail) {
    return STATUSES.stream().anyMatch(s -> files().exists(zone.definitions() + "/" + jail + s));
  }

  /** Whether any zone has a jail of this name. */
  static boolean existsAnywhere(FileView files, String jail) {
    return STATUSES.stream().anyMatch(s -> files.exists(Zone.GLOBAL + "/" + jail + s));
  }

  /** Writes the definition to its file and to the global copy, which also takes its file's name. */
  void write(Definition definition) throws FileRefused {
    String path = definition.get("deffile");
    files().write(path, definition.text());
    files().write(Zone.GLOBAL + path.substring(path.lastIndexOf('/')), definition.text());
  }

  /** Writes the definition and the jail.conf(5) file. */
  void writeAll(Definition definition) throws FileRefused {
    write(definition);
    files().write(Zone.CONFIG + "/" + definition.name(), ConfigFile.of(session, definition));
  }

  void writeFstab(Definition definition) throws FileRefused {
    files()
        .write(
            definition.get("fstab"),
            zone.sharedfs() + " " + definition.root() + "/sharedfs nullfs ro 0 0\n");
  }

  /** {@code rm -f}. */
  void forget(String path) throws FileRefused {
    if (files().lstat(path).isPresent()) {
      files().remove(path);
    }
  }
}
