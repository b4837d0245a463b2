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

  /**
   * The jail's user postgres is the server's superuser without a password: it owns the cluster's
   * files, so that it can be that anyway.
   */
  private static final String PEER = "local all " + Postgresql.SUPERUSER + " peer\n";

  /** The line of postgresql.conf; the path is relative to the folder of that file. */
  public static final String INCLUDE = "include_if_exists = 'qjailctl.conf'";

  /** Whether the manifest says anything that belongs into a file. */
  public boolean wanted() {
    return !server.settings().isEmpty() || hbaWanted();
  }

  /** Whether the server reads a pg_hba.conf of qjailctl's. */
  public boolean hbaWanted() {
    return !server.hba().isEmpty() || !server.parts().isEmpty();
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
    String hbaFile = hbaWanted() ? line("hba_file", hba().value()) : "";
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

  /**
   * The text of {@link #hba()}: qjailctl's own way in, where there is something to do in the
   * cluster; the manifest's lines; then those that initdb(1) writes.
   */
  public Bytes hbaText() {
    StringBuilder text = new StringBuilder(HEADER);
    if (!server.parts().isEmpty()) {
      text.append(PEER);
    }
    server.hba().forEach(line -> text.append(line).append('\n'));
    for (String database : new String[] {"all", "replication"}) {
      text.append("local %s all %s\n".formatted(database, server.auth()));
      text.append("host %s all 127.0.0.1/32 %s\n".formatted(database, server.auth()));
      text.append("host %s all ::1/128 %s\n".formatted(database, server.auth()));
    }
    return Bytes.utf8(text.toString());
  }
}
