package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/**
 * The repositories of a place, from the files *.conf of /etc/pkg and /usr/local/etc/pkg/repos, each
 * folder by name; what a later file says of a repository of the same name counts (pkg.conf(5),
 * REPOS_DIR). The base system's FreeBSD.conf enables FreeBSD, which the simulated network offers.
 */
final class EnabledRepositories {

  private static final List<String> FOLDERS = List.of("/etc/pkg", "/usr/local/etc/pkg/repos");
  private static final String OFFICIAL = "pkg+http://pkg.FreeBSD.org/quarterly";
  private static final Pattern BLOCK =
      Pattern.compile("\"?([A-Za-z0-9_.-]+)\"?\\s*[:=]?\\s*\\{([^}]*)\\}");

  private final FileView files;
  private final Map<String, String> urls = new LinkedHashMap<>();
  private final Map<String, Boolean> enabled = new LinkedHashMap<>();

  private EnabledRepositories(FileView files) {
    this.files = files;
    say("FreeBSD", "url: " + OFFICIAL + ", enabled: yes");
  }

  static EnabledRepositories of(FileView files) throws FileRefused {
    EnabledRepositories all = new EnabledRepositories(files);
    for (String folder : FOLDERS) {
      if (!files.isFolder(folder)) {
        continue;
      }
      for (String name : files.list(folder).stream().sorted().toList()) {
        if (name.endsWith(".conf")) {
          all.read(files.text(folder + "/" + name).orElse(""));
        }
      }
    }
    return all;
  }

  /** The braces of a variable, such as that of the ABI, are no block's. */
  private void read(String text) {
    String plain = text.replaceAll("(?m)^\\s*#.*$", "").replaceAll("\\$\\{[^}]*\\}", "VARIABLE");
    Matcher block = BLOCK.matcher(plain);
    while (block.find()) {
      say(block.group(1), block.group(2));
    }
  }

  private void say(String name, String block) {
    value("url", block).ifPresent(url -> urls.put(name, url));
    enabled.put(
        name,
        value("enabled", block)
            .map(word -> word.matches("(?i)yes|true|on|1"))
            .orElse(enabled.getOrDefault(name, true)));
  }

  private static Optional<String> value(String key, String block) {
    Matcher found =
        Pattern.compile("(?:^|[\\s,;])\"?" + key + "\"?\\s*[:=]?\\s*\"?([^\"\\s,;]+)")
            .matcher(block);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** Their names. */
  List<String> names() {
    return enabled.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .filter(urls::containsKey)
        .toList();
  }

  /** Whether the repository's catalogue can be had: pkg-repo(8) has written it there. */
  boolean reachable(String name) {
    return folder(name).map(at -> files.exists(at + "/packagesite.pkg")).orElse(true);
  }

  /** The package that {@code pattern}, a name or NAME-VERSION, names in one of them. */
  Optional<RepositoryPackage> find(String pattern) throws FileRefused {
    for (String name : names()) {
      Optional<String> folder = folder(name);
      Optional<RepositoryPackage> found =
          folder.isPresent()
              ? inFolder(folder.get(), pattern)
              : PackageRepository.find(pattern).or(() -> PkgAdd.offered(pattern));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** {@code wanted} with all that it needs, those that are needed first. */
  List<RepositoryPackage> withNeeds(RepositoryPackage wanted) throws FileRefused {
    List<RepositoryPackage> all = new ArrayList<>();
    for (String need : wanted.needs()) {
      Optional<RepositoryPackage> found = find(need);
      if (found.isPresent()) {
        withNeeds(found.get()).stream().filter(p -> !all.contains(p)).forEach(all::add);
      }
    }
    all.add(wanted);
    return all;
  }

  /** What a package file holds is told by its name. */
  private Optional<RepositoryPackage> inFolder(String folder, String pattern) throws FileRefused {
    for (String at : List.of(folder, folder + "/All")) {
      if (!files.isFolder(at)) {
        continue;
      }
      for (String file : files.list(at)) {
        Optional<RepositoryPackage> one = PkgAdd.named(file);
        if (one.isPresent() && names(one.get(), pattern)) {
          return one;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean names(RepositoryPackage one, String pattern) {
    return pattern.equals(one.name()) || pattern.equals(one.name() + "-" + one.version());
  }

  private Optional<String> folder(String name) {
    return Optional.of(urls.getOrDefault(name, ""))
        .filter(url -> url.startsWith("file://"))
        .map(url -> url.substring("file://".length()).replaceFirst("/+$", ""));
  }
}
