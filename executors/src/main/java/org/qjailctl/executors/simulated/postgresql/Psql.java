package org.qjailctl.executors.simulated.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.executors.simulated.base.Listener;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.rcconf.RcConf;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * psql(1) over the server's socket. Exit status 1 for a statement that failed, 2 for a connection
 * that did (psql's settings.h).
 */
public final class Psql implements Program {

  private static final int FAILED = 1;
  private static final int NO_CONNECTION = 2;

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> statements = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> arguments = invocation.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals("-c") && i + 1 < arguments.size()) {
        statements.add(arguments.get(++i));
      } else {
        words.add(arguments.get(i));
      }
    }
    if (statements.isEmpty()) {
      invocation.stdin().utf8().lines().forEach(statements::add);
    }
    Options options = Options.read(words, "XAtqwv:h:p:U:d:");
    String user = options.value('U').orElse(invocation.user());
    String database = database(options.value('d').orElse(user));
    String port = options.value('p').orElse("5432");
    String socket = options.value('h').orElse("/tmp") + "/.s.PGSQL." + port;
    if (!listens(invocation, port)) {
      return noConnection(
          socket,
          "No such file or directory\n"
              + "\tIs the server running locally and accepting connections on that socket?");
    }
    String folder = folder(invocation);
    Optional<String> refused = refusal(invocation, folder, user, database);
    if (refused.isPresent()) {
      return noConnection(socket, refused.get());
    }
    SqlSession session = new SqlSession(invocation.files(), folder, database);
    return session.opens()
        ? run(session, statements)
        : noConnection(socket, "FATAL:  database \"%s\" does not exist".formatted(database));
  }

  private static Result run(SqlSession session, List<String> statements) throws FileRefused {
    StringBuilder printed = new StringBuilder();
    for (String statement : statements) {
      SqlSession.Answer answer = session.run(statement);
      printed.append(answer.printed());
      if (answer.error().isPresent()) {
        return Result.of(FAILED, printed.toString(), answer.error().get() + "\n");
      }
    }
    return Result.printed(printed.toString());
  }

  private static boolean listens(Invocation invocation, String port) {
    return Listener.all(invocation.world()).stream()
        .filter(one -> one.command().equals("postgres"))
        .filter(one -> one.jail().equals(invocation.place().jail()))
        .anyMatch(one -> Integer.toString(one.port()).equals(port));
  }

  private static String folder(Invocation invocation) {
    Map<String, String> variables = RcConf.effect(invocation.files());
    return variables.getOrDefault(
        "postgresql_data",
        "/var/db/postgres/data" + Cluster.installed(invocation.files()).orElse(""));
  }

  /** A connection string, {@code dbname='NAME'}, or the name itself. */
  private static String database(String written) {
    return written.startsWith("dbname='") && written.endsWith("'")
        ? written.substring("dbname='".length(), written.length() - 1).replaceAll("\\\\(.)", "$1")
        : written;
  }

  /** What pg_hba.conf's first line for this socket, database and role says. */
  private static Optional<String> refusal(
      Invocation invocation, String folder, String user, String database) {
    boolean own =
        invocation
            .files()
            .text(folder + "/qjailctl.conf")
            .map(text -> text.contains("hba_file = "))
            .orElse(false);
    String file = folder + (own ? "/qjailctl_hba.conf" : "/pg_hba.conf");
    String method =
        invocation
            .files()
            .text(file)
            .orElse("")
            .lines()
            .map(line -> line.strip().split("\\s+"))
            .filter(words -> words.length >= 4 && words[0].equals("local"))
            .filter(words -> words[1].equals("all") || words[1].equals(database))
            .filter(words -> words[2].equals("all") || words[2].equals(user))
            .map(words -> words[3])
            .findFirst()
            .orElse("none");
    return switch (method) {
      case "trust" -> Optional.empty();
      case "peer" ->
          invocation.user().equals(user)
              ? Optional.empty()
              : Optional.of("FATAL:  Peer authentication failed for user \"%s\"".formatted(user));
      case "none" ->
          Optional.of(
              "FATAL:  no pg_hba.conf entry for host \"[local]\", user \"%s\", database \"%s\", no encryption"
                  .formatted(user, database));
      default -> Optional.of("fe_sendauth: no password supplied");
    };
  }

  private static Result noConnection(String socket, String reason) {
    return Result.failed(
        NO_CONNECTION,
        "psql: error: connection to server on socket \"%s\" failed: %s".formatted(socket, reason));
  }
}
