package org.qjailctl.executors.simulated.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Daemon;
import org.qjailctl.executors.simulated.world.Daemons;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** pg_ctl(1): starts, stops and asks the server of a data directory; one a place. */
public final class PgCtl implements Program {

  static final String SERVICE = "postgresql";

  /** pg_ctl's own: no server is running, and no such data directory. */
  private static final int NOT_RUNNING = 3;

  private static final int NO_DIRECTORY = 4;

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = new ArrayList<>(invocation.arguments());
    List<String> actions = List.of("start", "stop", "restart", "reload", "status", "promote");
    String action = words.stream().filter(actions::contains).findFirst().orElse("");
    words.remove(action);
    Options options = Options.read(words, "cD:l:m:o:p:swWt:");
    if (action.isEmpty()) {
      return Result.failed(1, "pg_ctl: no operation specified");
    }
    if (invocation.user().equals("root")) {
      return Result.failed(
          1,
          """
          pg_ctl: cannot be run as root
          Please log in (using, e.g., "su") as the (unprivileged) user that will
          own the server process.\
          """);
    }
    String folder = options.value('D').orElse("");
    int missing = action.equals("status") ? NO_DIRECTORY : 1;
    if (!invocation.files().isFolder(folder)) {
      return Result.failed(missing, "pg_ctl: directory \"" + folder + "\" does not exist");
    }
    if (new Cluster(invocation.files(), folder).version().isEmpty()) {
      return Result.failed(
          missing, "pg_ctl: directory \"" + folder + "\" is not a database cluster directory");
    }
    return switch (action) {
      case "start" -> start(invocation, folder);
      case "restart" -> {
        Result stopped = stop(invocation, folder);
        yield stopped.good()
            ? start(invocation, folder)
            : Result.of(
                    0,
                    "",
                    "pg_ctl: PID file \"%s/postmaster.pid\" does not exist\nIs server running?\ntrying to start server anyway\n"
                        .formatted(folder))
                .then(start(invocation, folder));
      }
      case "stop" -> stop(invocation, folder);
      case "status" -> status(invocation, folder);
      default -> server(invocation).isPresent() ? Result.SILENT : noPidFile(folder);
    };
  }

  private static Optional<Daemon> server(Invocation invocation) {
    return invocation.world().daemons().find(invocation.place(), SERVICE);
  }

  private static Result start(Invocation invocation, String folder) throws FileRefused {
    Daemons daemons = invocation.world().daemons();
    Optional<Daemon> running = server(invocation);
    int next = 1 + daemons.all().stream().mapToInt(Daemon::pid).max().orElse(700);
    String prefix = SharedMemory.prefix(invocation, next);
    String failure = "pg_ctl: could not start server\nExamine the log output.\n";
    if (running.isPresent()) {
      return Result.of(
          1,
          "",
          "pg_ctl: another server might be running; trying to start server anyway\n"
              + prefix
              + "FATAL:  lock file \"postmaster.pid\" already exists\n"
              + prefix
              + "HINT:  Is another postmaster (PID %d) running in data directory \"%s\"?\n"
                  .formatted(running.get().pid(), folder)
              + failure);
    }
    FileView files = invocation.files();
    String version = new Cluster(files, folder).version().orElse("");
    String installed = Cluster.installed(files).orElse(version);
    if (!installed.equals(version)) {
      return Result.of(
          1,
          "",
          prefix
              + "FATAL:  database files are incompatible with server\n"
              + prefix
              + "DETAIL:  The data directory was initialized by PostgreSQL version %s, which is not compatible with this version %s.\n"
                  .formatted(version, installed)
              + failure);
    }
    if (!SharedMemory.there(invocation)) {
      return Result.of(
          1,
          "",
          SharedMemory.refusal(invocation, next)
              + prefix
              + "LOG:  database system is shut down\n"
              + failure);
    }
    Daemon started = daemons.start(invocation.place(), SERVICE, invocation.now());
    files.write(folder + "/postmaster.pid", started.pid() + "\n" + folder + "\n");
    // The port's postgresql.conf logs to syslogd(8).
    return Result.of(
        0,
        "",
        prefix
            + "LOG:  ending log output to stderr\n"
            + prefix
            + "HINT:  Future log output will go to log destination \"syslog\".\n");
  }

  private static Result stop(Invocation invocation, String folder) throws FileRefused {
    if (server(invocation).isEmpty()) {
      return noPidFile(folder);
    }
    invocation.world().daemons().stop(invocation.place(), SERVICE);
    String pidFile = folder + "/postmaster.pid";
    if (invocation.files().exists(pidFile)) {
      invocation.files().remove(pidFile);
    }
    return Result.SILENT;
  }

  private static Result noPidFile(String folder) {
    return Result.failed(
        1,
        "pg_ctl: PID file \"%s/postmaster.pid\" does not exist\nIs server running?"
            .formatted(folder));
  }

  private static Result status(Invocation invocation, String folder) {
    return server(invocation)
        .map(
            d ->
                Result.printed(
                    "pg_ctl: server is running (PID: %d)\n/usr/local/bin/postgres \"-D\" \"%s\"\n"
                        .formatted(d.pid(), folder)))
        .orElseGet(() -> Result.of(NOT_RUNNING, "pg_ctl: no server running\n", ""));
  }
}
