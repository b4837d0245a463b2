package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * {@code pkg add [-f] FILE}, by pkg(8) and, for a file of pkg itself, by pkg(7)
 * (usr.sbin/pkg/pkg.c, FreeBSD 13.2). What is in a package file is told by its name, {@code
 * NAME-VERSION.pkg}.
 */
final class PkgAdd {

  private PkgAdd() {}

  static Result run(Invocation invocation, List<String> words) throws FileRefused {
    PackageDatabase database = new PackageDatabase(invocation.files());
    if (words.isEmpty()) {
      return Result.failed(1, "Path to pkg.pkg required");
    }
    String file = words.getLast();
    if (!invocation.files().exists(file)) {
      return Result.failed(1, "pkg: " + file + ": No such file or directory");
    }
    Optional<RepositoryPackage> added = named(file.substring(file.lastIndexOf('/') + 1));
    if (added.isEmpty()) {
      return Result.failed(1, "pkg: " + file + " is not a valid package: no manifest found");
    }
    RepositoryPackage one = added.get();
    if (!database.installed().containsKey("pkg") && !one.name().equals("pkg")) {
      return Result.failed(1, "The package management tool is not yet installed on your system.");
    }
    database.add(one);
    String label = one.name() + "-" + one.version();
    return Result.printed(
        "Installing %1$s...\nExtracting %1$s: .......... done\n".formatted(label));
  }

  /** The package in a file of this name; empty where it is none. */
  static Optional<RepositoryPackage> named(String file) {
    if (!file.matches(".+\\.(pkg|txz)")) {
      return Optional.empty();
    }
    String label = file.substring(0, file.length() - 4);
    if (label.equals("pkg")) {
      label = "pkg-" + PackageRepository.find("pkg").orElseThrow().version();
    }
    int dash = label.lastIndexOf('-');
    if (dash < 1) {
      return Optional.empty();
    }
    String name = label.substring(0, dash);
    String version = label.substring(dash + 1);
    return Optional.of(
        PackageRepository.find(name)
            .map(known -> new RepositoryPackage(name, version, known.needs(), known.files()))
            .orElse(new RepositoryPackage(name, version, List.of(), Map.of())));
  }

  /** Whether {@code pattern}, a name or NAME-VERSION, is installed. */
  static boolean has(Map<String, String> installed, String pattern) {
    return installed.entrySet().stream()
        .anyMatch(
            one ->
                pattern.equals(one.getKey())
                    || pattern.equals(one.getKey() + "-" + one.getValue()));
  }

  /** The package that a repository offers as NAME-VERSION. */
  static Optional<RepositoryPackage> offered(String pattern) {
    int dash = pattern.lastIndexOf('-');
    return dash < 1
        ? Optional.empty()
        : PackageRepository.find(pattern.substring(0, dash))
            .filter(one -> one.version().equals(pattern.substring(dash + 1)));
  }
}
