package org.qjailctl.executors.simulated.qjail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;

/** One call of qjail on its way: what it has printed so far, and its log where that is on. */
final class Session {

  static final String LOG = "/var/log/qjail.log";

  /** {@code date +%Y%m%d%H%M.%S}, of log lines and archives. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm.ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Invocation invocation;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private int exit;

  Session(Invocation invocation) {
    this.invocation = invocation;
  }

  World world() {
    return invocation.world();
  }

  FileView files() {
    return invocation.files();
  }

  String user() {
    return invocation.user();
  }

  /** Prints without a trace in the log, as the script's echo does. */
  void echo(String line) {
    out.append(line).append('\n');
  }

  void complain(String line) {
    err.append(line).append('\n');
  }

  /** The script's post_msg: prints, and logs where logging is on. */
  void say(String message) throws FileRefused {
    echo(message);
    log(message);
  }

  /** The script's kill: the last words; the caller throws what this returns. */
  Ended ends(String message) throws FileRefused {
    say(message);
    return new Ended();
  }

  void log(String message) throws FileRefused {
    files()
        .text(LOG)
        .ifPresent(
            old -> {
              String line = stamp() + "*" + user() + "*" + message + "\n";
              try {
                files().replace(LOG, old + line);
              } catch (FileRefused e) {
                complain("qjail: " + e.getMessage());
              }
            });
  }

  /** Runs another program; what it prints is printed here. */
  Result run(List<String> argv) {
    Result result = invocation.run(argv);
    out.append(result.text());
    err.append(result.stderr().utf8());
    return result;
  }

  Result run(String... argv) {
    return run(List.of(argv));
  }

  /** Runs another program with all that it prints thrown away. */
  boolean quietly(String... argv) {
    return invocation.run(argv).good();
  }

  /** What another program prints on standard output, without the last line feed. */
  String outputOf(String... argv) {
    return invocation.run(argv).text().stripTrailing();
  }

  boolean runs(String jail) {
    return world().jails().find(jail).isPresent();
  }

  String stamp() {
    return STAMP.format(world().clock().instant());
  }

  /**
   * The stamp of an archive. On a real host more than a second goes by until the next one; here
   * everything is done in the same instant, so the clock is taken to have gone on.
   */
  String freshStamp(Zone zone, String jail) {
    Instant at = world().clock().instant();
    while (files().exists(zone.archive() + "/" + jail + "@" + STAMP.format(at) + ".tar")) {
      at = at.plusSeconds(1);
    }
    return STAMP.format(at);
  }

  void date() {
    echo(DATE.format(world().clock().instant()));
  }

  /** The script's exec: ends with the exit status of another program. */
  void exitsAs(Result last) {
    exit = last.exit();
  }

  Result result() {
    return result(exit);
  }

  Result result(int status) {
    return Result.of(status, out.toString(), err.toString());
  }
}
