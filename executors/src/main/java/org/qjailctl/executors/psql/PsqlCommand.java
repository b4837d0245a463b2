package org.qjailctl.executors.psql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.PostgresqlName;

/**
 * psql(1) as the jail's user postgres, over the server's socket: pg_hba.conf lets it in as the
 * superuser without a password. Neither ~/.psqlrc nor a terminal is asked for anything.
 */
public final class PsqlCommand {

  /** Where statements go that are about the cluster and not about one database of it. */
  public static final PostgresqlName COMMON = PostgresqlName.of("postgres");

  private PsqlCommand() {}

  /** As typed on the host; each of {@code statements} is sent alone. */
  public static List<String> onHost(
      ClusterAddress server, PostgresqlName database, String... statements) {
    List<String> argv =
        new ArrayList<>(
            List.of("jexec", "-l", "-U", Postgresql.USER.value(), server.jail().value()));
    argv.addAll(psql(server, database));
    for (String statement : statements) {
      argv.addAll(List.of("-c", statement));
    }
    return argv;
  }

  private static List<String> psql(ClusterAddress server, PostgresqlName database) {
    List<String> argv = new ArrayList<>(List.of("psql", "-XAtqw", "-v", "ON_ERROR_STOP=1"));
    server.socketDirectory().ifPresent(folder -> argv.addAll(List.of("-h", folder)));
    argv.addAll(
        Arrays.asList(
            "-p",
            server.port().toString(),
            "-U",
            Postgresql.SUPERUSER.value(),
            "-d",
            plain(database)
                ? database.value()
                : "dbname=" + Sql.connectionValue(database.value())));
    return argv;
  }

  /** A database's name that psql takes for nothing else, such as a connection string. */
  private static boolean plain(PostgresqlName database) {
    return database.value().matches("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  }
}
