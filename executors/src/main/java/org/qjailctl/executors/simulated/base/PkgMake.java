package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/**
 * {@code pkg create -M MANIFEST [-o FOLDER]}, {@code pkg create [-o FOLDER] NAME ...} and {@code
 * pkg repo FOLDER}: package files, and the catalogue of a folder of them (pkg-create(8),
 * pkg-repo(8)).
 */
final class PkgMake {

  private PkgMake() {}

  static Result create(Invocation invocation, List<String> words) throws FileRefused {
    Options options = Options.read(words, "hqvf:l:m:M:no:p:r:t:T:x");
    FileView files = invocation.files();
    String folder = options.value('o').orElse("/");
    List<String> labels = new ArrayList<>();
    if (options.has('M')) {
      String manifest = files.text(options.value('M').orElse("")).orElse("");
      Optional<String> name = value("name", manifest);
      Optional<String> version = value("version", manifest);
      if (name.isEmpty() || version.isEmpty()) {
        return Result.failed(1, "pkg: " + options.value('M').orElse("") + ": no name or version");
      }
      labels.add(name.get() + "-" + version.get());
    }
    for (String name : options.rest()) {
      String version = new PackageDatabase(files).installed().get(name);
      if (version == null) {
        return Result.failed(1, "pkg: No package(s) found matching " + name);
      }
      labels.add(name + "-" + version);
    }
    files.makeFolders(folder);
    for (String label : labels) {
      files.write(folder + "/" + label + ".pkg", "# " + label + "\n");
    }
    return labels.isEmpty()
        ? Result.failed(
            1, "Usage: pkg create [-Ohnqv] [-f format] [-o outdir] [-r rootdir] pkg-name ...")
        : Result.SILENT;
  }

  static Result repo(Invocation invocation, List<String> words) throws FileRefused {
    FileView files = invocation.files();
    if (words.size() != 1 || !files.isFolder(words.getFirst())) {
      return Result.failed(1, "Usage: pkg repo [-hlqL] [-o output-dir] <repo-path>");
    }
    String folder = words.getFirst();
    for (String name : List.of("meta.conf", "packagesite.pkg", "data.pkg")) {
      files.write(folder + "/" + name, "# " + name + "\n");
    }
    return Result.printed(
        "Creating repository in %s:  done\nPacking files for repository:  done\n"
            .formatted(folder));
  }

  private static Optional<String> value(String key, String manifest) {
    Matcher found =
        Pattern.compile("(?m)^\\s*\"?" + key + "\"?\\s*[:=]?\\s*\"?([^\"\\s,;]+)")
            .matcher(manifest);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
