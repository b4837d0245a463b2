package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** pkg(8) and, while it is not installed itself, pkg(7), which only knows how to fetch it. */
public final class Pkg implements Program {

  private static final String SELF = "/usr/local/sbin/pkg";

  /** What pkg exits with for a package that no repository has (src/install.c of pkg 1.20). */
  private static final int FAILURE = 1;

  /** EPKG_FATAL of pkg.h, which becomes the exit status where catalogues cannot be had. */
  private static final int FATAL = 3;

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = new ArrayList<>(invocation.arguments());
    boolean there = invocation.files().exists(SELF);
    if (words.equals(List.of("-N"))) {
      int count = new PackageDatabase(invocation.files()).installed().size();
      return there
          ? Result.of(0, "", "pkg: " + count + " packages installed\n")
          : Result.failed(1, "pkg: pkg is not installed");
    }
    String action = words.isEmpty() ? "" : words.removeFirst();
    if (!there && !List.of("bootstrap", "install", "add").contains(action)) {
      return Result.failed(1, "The package management tool is not yet installed on your system.");
    }
    words.removeIf(w -> w.matches("-[yqUfr]+"));
    PackageDatabase database = new PackageDatabase(invocation.files());
    return switch (action) {
      case "bootstrap" -> bootstrap(database, there);
      case "install" ->
          there
              ? install(database, words, invocation.files())
              : bootstrap(database, false).then(install(database, words, invocation.files()));
      case "delete", "remove" -> delete(database, words);
      case "query" -> query(database, words);
      case "info" -> info(database, words);
      case "add" -> PkgAdd.run(invocation, words);
      case "create" -> PkgMake.create(invocation, words);
      case "repo" -> PkgMake.repo(invocation, words);
      case "update" -> {
        Result updated = update(EnabledRepositories.of(invocation.files()));
        yield updated.good() ? updated : Result.of(1, updated.text(), updated.stderr().utf8());
      }
      default ->
          Result.failed(
              64,
              "pkg: the simulated host knows bootstrap, install, add, delete, query, info, create,"
                  + " repo and update");
    };
  }

  private static Result bootstrap(PackageDatabase database, boolean there) throws FileRefused {
    if (there) {
      return Result.of(0, "", "pkg already bootstrapped at " + SELF + "\n");
    }
    RepositoryPackage pkg = PackageRepository.find("pkg").orElseThrow();
    database.add(pkg);
    return Result.printed(
        """
        Bootstrapping pkg from pkg+http://pkg.FreeBSD.org/FreeBSD:13:amd64/quarterly, please wait...
        Verifying signature with trusted certificate pkg.freebsd.org.2013102301... done
        Installing pkg-%1$s...
        Extracting pkg-%1$s: .......... done
        """
            .formatted(pkg.version()));
  }

  /** In the words of pkgcli_update (src/update.c of pkg 1.20). */
  private static Result update(EnabledRepositories repositories) {
    if (repositories.names().isEmpty()) {
      return Result.of(FATAL, "No repositories are enabled.\n", "");
    }
    StringBuilder text = new StringBuilder();
    StringBuilder errors = new StringBuilder();
    for (String name : repositories.names()) {
      text.append("Updating ").append(name).append(" repository catalogue...\n");
      if (repositories.reachable(name)) {
        text.append(name).append(" repository is up to date.\n");
      } else {
        errors.append("pkg: Unable to update repository ").append(name).append('\n');
      }
    }
    if (errors.length() > 0) {
      return Result.of(FATAL, text + "Error updating repositories!\n", errors.toString());
    }
    return Result.printed(text + "All repositories are up to date.\n");
  }

  private static Result install(PackageDatabase database, List<String> names, FileView files)
      throws FileRefused {
    EnabledRepositories repositories = EnabledRepositories.of(files);
    Result updated = update(repositories);
    if (!updated.good()) {
      return updated;
    }
    String updating = updated.text();
    List<RepositoryPackage> wanted = new ArrayList<>();
    for (String name : names) {
      Optional<RepositoryPackage> found = repositories.find(name);
      if (found.isEmpty()) {
        return Result.of(
            FAILURE,
            updating,
            "pkg: No packages available to install matching '"
                + name
                + "' have been found in the repositories\n");
      }
      repositories.withNeeds(found.get()).stream()
          .filter(p -> !wanted.contains(p))
          .forEach(wanted::add);
    }
    Map<String, String> installed = database.installed();
    wanted.removeIf(p -> installed.containsKey(p.name()));
    if (wanted.isEmpty()) {
      return Result.printed(
          updating
              + "Checking integrity... done (0 conflicting)\n"
              + "The most recent versions of packages are already installed\n");
    }
    StringBuilder text = new StringBuilder(updating);
    text.append("The following ")
        .append(wanted.size())
        .append(" package(s) will be affected (of 0 checked):\n\nNew packages to be INSTALLED:\n");
    wanted.forEach(p -> text.append("\t%s: %s\n".formatted(p.name(), p.version())));
    text.append("\nNumber of packages to be installed: ").append(wanted.size()).append('\n');
    for (int i = 0; i < wanted.size(); i++) {
      RepositoryPackage next = wanted.get(i);
      if (names.stream().anyMatch(name -> name.equals(next.name()) || isOf(name, next))) {
        database.add(next);
      } else {
        database.addAlong(next);
      }
      String count = "[" + (i + 1) + "/" + wanted.size() + "] ";
      String label = next.name() + "-" + next.version();
      text.append(count).append("Installing ").append(label).append("...\n");
      text.append(count).append("Extracting ").append(label).append(": .......... done\n");
    }
    return Result.printed(text.toString());
  }

  private static boolean isOf(String name, RepositoryPackage one) {
    return name.equals(one.name() + "-" + one.version());
  }

  private static Result delete(PackageDatabase database, List<String> names) throws FileRefused {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (String name : names) {
      String version = database.installed().get(name);
      if (version == null) {
        return Result.of(1, "No packages matched for pattern '" + name + "'\n", "");
      }
      number++;
      Optional<RepositoryPackage> offered = PackageRepository.find(name);
      database.remove(offered.orElse(new RepositoryPackage(name, version, List.of(), Map.of())));
      text.append("[%d/%d] Deinstalling %s-%s...\n".formatted(number, names.size(), name, version));
    }
    return Result.printed(text.toString());
  }

  /**
   * {@code query [-e CONDITION] FORMAT [NAME ...]}; exit status 1 when one of the names is not
   * installed.
   */
  private static Result query(PackageDatabase database, List<String> words) {
    if (words.getFirst().equals("-e") && words.size() > 2) {
      if (!words.get(1).equals("%a = 0") || words.size() > 3) {
        return Result.failed(64, "pkg: the simulated host knows no condition but %a = 0");
      }
      List<String> chosen = new ArrayList<>(List.of(words.get(2)));
      database.installed().keySet().stream()
          .filter(name -> !database.automatic().contains(name))
          .forEach(chosen::add);
      return chosen.size() == 1 ? Result.SILENT : query(database, chosen);
    }
    Map<String, String> installed = database.installed();
    List<String> names =
        words.size() > 1 ? words.subList(1, words.size()) : List.copyOf(installed.keySet());
    String text =
        names.stream()
            .filter(installed::containsKey)
            .map(
                n ->
                    words.getFirst().replace("%n", n).replace("%v", installed.getOrDefault(n, ""))
                        + "\n")
            .collect(Collectors.joining());
    return Result.of(installed.keySet().containsAll(names) ? 0 : 1, text, "");
  }

  private static Result info(PackageDatabase database, List<String> words) {
    boolean quiet = words.remove("-e");
    words.removeIf(w -> w.startsWith("-"));
    Map<String, String> installed = database.installed();
    if (quiet && words.stream().allMatch(word -> PkgAdd.has(installed, word))) {
      return Result.SILENT;
    }
    for (String name : words) {
      if (!installed.containsKey(name) && !PkgAdd.has(installed, name)) {
        return quiet ? Result.exit(1) : Result.failed(1, "pkg: No package(s) matching " + name);
      }
    }
    return Result.printed(
        installed.entrySet().stream()
            .filter(e -> words.isEmpty() || words.contains(e.getKey()))
            .map(e -> e.getKey() + "-" + e.getValue() + "\n")
            .collect(Collectors.joining()));
  }
}
