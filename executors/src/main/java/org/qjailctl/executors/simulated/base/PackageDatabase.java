package org.qjailctl.executors.simulated.base;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/**
 * The packages of a place. They are kept where pkg(8) keeps them, below the place's root, so that
 * they come and go with a jail's files; what is in the file is lines of text.
 */
final class PackageDatabase {

  private static final String PATH = "/var/db/pkg/local.sqlite";

  private static final String AUTOMATIC = " automatic";

  private final FileView files;

  PackageDatabase(FileView files) {
    this.files = files;
  }

  /** Versions by name. */
  Map<String, String> installed() {
    Map<String, String> installed = new TreeMap<>();
    files
        .text(PATH)
        .orElse("")
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length >= 2)
        .forEach(words -> installed.put(words[0], words[1]));
    return installed;
  }

  /** Those that came along with others (pkg-query(8), %a). */
  Set<String> automatic() {
    return files
        .text(PATH)
        .orElse("")
        .lines()
        .filter(line -> line.endsWith(AUTOMATIC))
        .map(line -> line.split(" ")[0])
        .collect(Collectors.toSet());
  }

  /** Adds a package that another needs. */
  void addAlong(RepositoryPackage added) throws FileRefused {
    add(added);
    Set<String> automatic = new HashSet<>(automatic());
    automatic.add(added.name());
    save(installed(), automatic);
  }

  void add(RepositoryPackage added) throws FileRefused {
    for (Map.Entry<String, String> file : added.files().entrySet()) {
      files.makeFolders(file.getKey().substring(0, file.getKey().lastIndexOf('/')));
      files.replace(file.getKey(), file.getValue());
      files.changeMode(file.getKey(), RepositoryPackage.modeOf(file.getKey()));
    }
    if (PostgresAccount.comesWith(added.name())) {
      PostgresAccount.make(files);
    }
    Map<String, String> changed = installed();
    changed.put(added.name(), added.version());
    save(changed);
  }

  void remove(RepositoryPackage removed) throws FileRefused {
    for (String path : removed.files().keySet()) {
      if (files.exists(path)) {
        files.remove(path);
      }
    }
    Map<String, String> changed = installed();
    changed.remove(removed.name());
    save(changed);
  }

  private void save(Map<String, String> installed) throws FileRefused {
    save(installed, automatic());
  }

  private void save(Map<String, String> installed, Set<String> automatic) throws FileRefused {
    files.makeFolders("/var/db/pkg");
    files.replace(
        PATH,
        installed.entrySet().stream()
            .map(
                e ->
                    e.getKey()
                        + " "
                        + e.getValue()
                        + (automatic.contains(e.getKey()) ? AUTOMATIC : "")
                        + "\n")
            .collect(Collectors.joining()));
  }
}
