package org.qjailctl.executors.simulated.postgresql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.world.FileView;

/** A PostgreSQL data directory. */
record Cluster(FileView files, String folder) {

  private static final int STANDARD_PORT = 5432;
  private static final Pattern PORT =
      Pattern.compile("(?m)^\\s*port\\s*=?\\s*'?([0-9]{1,5})\\b.*$");
  private static final Pattern INSTALLED = Pattern.compile("# postgresql([0-9]+)-server .*\\s*");

  /** The major version that made it; empty when it is no cluster. */
  Optional<String> version() {
    return files.text(folder + "/PG_VERSION").map(String::strip);
  }

  int port() {
    Matcher port = PORT.matcher(files.text(folder + "/postgresql.conf").orElse(""));
    int number = STANDARD_PORT;
    while (port.find()) {
      number = Integer.parseInt(port.group(1));
    }
    return number;
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
