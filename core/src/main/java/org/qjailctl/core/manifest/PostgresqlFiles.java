package org.qjailctl.core.manifest;

import java.util.stream.Collectors;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;

/**
 * The configuration files of a PostgreSQL cluster that are qjailctl's own. The cluster's
 * postgresql.conf gets one line, which brings them in.
 */
public record PostgresqlFiles(Postgresql server) {

  private static final String HEADER = "# Written by qjailctl; a change here is undone.\n";

  /** The line of postgresql.conf; the path is relative to the folder of that file. */
  public static final String INCLUDE = "include_if_exists = 'qjailctl.conf'";

  /** Whether the manifest says anything that belongs into a file. */
  public boolean wanted() {
    return !server.settings().isEmpty() || !server.hba().isEmpty();
  }

  public HostPath main() {
    return server.data().child("postgresql.conf");
  }

  public HostPath settings() {
    return server.data().child("qjailctl.conf");
  }

  public HostPath hba() {
    return server.data().child("qjailctl_hba.conf");
  }

  /**
   * The text of {@link #settings()}. Every value stands between single quotes, which PostgreSQL
   * takes for values of all types; a quote is doubled (PostgreSQL manual, 20.1.2).
   */
  public Bytes settingsText() {
    String hbaFile = server.hba().isEmpty() ? "" : line("hba_file", hba().value());
    return Bytes.utf8(
        HEADER
            + server.settings().entrySet().stream()
                .map(setting -> line(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining())
            + hbaFile);
  }

  private static String line(String name, String value) {
    return name + " = '" + value.replace("\\", "\\\\").replace("'", "''") + "'\n";
  }

  /** The text of {@link #hba()}: the manifest's lines, then those that initdb(1) writes. */
  public Bytes hbaText() {
    String lines = server.hba().stream().map(line -> line + "\n").collect(Collectors.joining());
    StringBuilder text = new StringBuilder(HEADER + lines);
    for (String database : new String[] {"all", "replication"}) {
      text.append("local %s all %s\n".formatted(database, server.auth()));
      text.append("host %s all 127.0.0.1/32 %s\n".formatted(database, server.auth()));
      text.append("host %s all ::1/128 %s\n".formatted(database, server.auth()));
    }
    return Bytes.utf8(text.toString());
  }
}
