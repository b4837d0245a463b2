package org.qjailctl.executors.simulated.postgresql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.world.FileView;

/** A PostgreSQL data directory. */
record Cluster(FileView files, String folder) {

  private static final Pattern INSTALLED = Pattern.compile("# postgresql([0-9]+)-server .*\\s*");

  /** The major version that made it; empty when it is no cluster. */
  Optional<String> version() {
    return files.text(folder + "/PG_VERSION").map(String::strip);
  }

  /** The major version of the installed server. */
  static Optional<String> installed(FileView files) {
    return files
        .text("/usr/local/bin/postgres")
        .map(INSTALLED::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1));
  }
}
