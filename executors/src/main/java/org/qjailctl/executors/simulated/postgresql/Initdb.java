package org.qjailctl.executors.simulated.postgresql;

import java.util.Optional;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.Attributes;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** initdb(1): makes a cluster in an empty or a new directory. */
public final class Initdb implements Program {

  private static final int CHILD = 1207;

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    Optional<InitdbCall> read = InitdbCall.read(invocation.arguments());
    if (invocation.user().equals("root")) {
      return Result.failed(
          1,
          """
          initdb: error: cannot be run as root
          initdb: hint: Please log in (using, e.g., "su") as the (unprivileged) user that will own the server process.""");
    }
    if (read.isEmpty()) {
      return Result.failed(
          1,
          "initdb: error: no data directory specified\ninitdb: hint: You must identify the directory where the data for this database system will reside.  Do this with either the invocation option -D or the environment variable PGDATA.");
    }
    InitdbCall call = read.get();
    // -W reads from a terminal, which a batch has none of.
    if (!call.trusts() && call.passwordFile().isEmpty()) {
      return Result.failed(
          1,
          "initdb: error: must specify a password for the superuser to enable password authentication");
    }
    String introduction = introduction(invocation.user(), call, version(invocation.files()));
    Optional<String> password = password(invocation, call);
    if (call.passwordFile().isPresent() && password.isEmpty()) {
      return Result.of(
          1,
          introduction,
          "initdb: error: password file \"%s\" is empty\n"
              .formatted(call.passwordFile().orElse("")));
    }
    return Result.printed(introduction + "\n").then(make(invocation, call, password));
  }

  private static int version(FileView files) {
    return Cluster.installed(files).map(Integer::parseInt).orElse(15);
  }

  private static String introduction(String user, InitdbCall call, int version) {
    return """
        The files belonging to this database system will be owned by user "%s".
        This user must also own the server process.

        The database cluster will be initialized with locale "C".
        %sThe default text search configuration will be set to "english".

        Data page checksums are %s.
        """
        .formatted(
            user,
            call.encoding().isPresent()
                ? ""
                : "The default database encoding has accordingly been set to \"SQL_ASCII\".\n",
            version >= 18 ? "enabled" : "disabled");
  }

  /** The first line of the password file; /dev/stdin is the process's own standard input. */
  private static Optional<String> password(Invocation invocation, InitdbCall call) {
    return call.passwordFile()
        .flatMap(
            path ->
                path.equals("/dev/stdin")
                    ? Optional.of(invocation.stdin().utf8())
                    : invocation.files().text(path))
        .flatMap(text -> text.lines().findFirst())
        .filter(line -> !line.isEmpty());
  }

  private static Result make(Invocation invocation, InitdbCall call, Optional<String> password)
      throws FileRefused {
    FileView files = invocation.files();
    String folder = call.folder();
    Accounts accounts = Accounts.of(files);
    Optional<Accounts.User> user = accounts.user(invocation.user());
    long uid = user.map(Accounts.User::uid).orElse(-1L);
    long gid = user.map(Accounts.User::gid).orElse(-1L);
    Optional<Node> there = files.stat(folder);
    Optional<String> refusal = DataDirectory.refusal(files, folder, uid);
    if (refusal.isPresent()) {
      return Result.failed(1, refusal.get());
    }
    if (there.isEmpty()) {
      files.put(
          folder, Node.Folder.empty(new Attributes(new FileMode(0700), uid, gid, now(invocation))));
    }
    files.changeMode(folder, new FileMode(0700));
    String steps =
        there.isPresent()
            ? "fixing permissions on existing directory " + folder + " ... ok\n"
            : "creating directory " + folder + " ... ok\n";
    boolean memory = SharedMemory.there(invocation);
    steps +=
        """
        creating subdirectories ... ok
        selecting dynamic shared memory implementation ... posix
        selecting default max_connections ... %s
        selecting default shared_buffers ... %s
        selecting default time zone ... UTC
        creating configuration files ... ok
        running bootstrap script ...\s"""
            .formatted(memory ? "100" : "20", memory ? "128MB" : "400kB");
    if (!memory) {
      // Nothing is left of what was made; a directory that was there stays, and is empty.
      if (there.isEmpty()) {
        files.remove(folder);
      }
      String removed = there.isEmpty() ? "data directory" : "contents of data directory";
      return Result.of(
          1,
          steps,
          SharedMemory.refusal(invocation, CHILD)
              + "child process exited with exit code 1\ninitdb: removing %s \"%s\"\n"
                  .formatted(removed, folder));
    }
    new ClusterFiles(files, folder, new Attributes(new FileMode(0600), uid, gid, now(invocation)))
        .lay(Integer.toString(version(files)), call, invocation.user(), password);
    return Result.printed(
        steps
            + """
            ok
            performing post-bootstrap initialization ... ok
            syncing data to disk ... ok

            Success. You can now start the database server using:

                pg_ctl -D %s -l logfile start

            """
                .formatted(folder));
  }

  private static long now(Invocation invocation) {
    return invocation.world().clock().instant().getEpochSecond();
  }
}
