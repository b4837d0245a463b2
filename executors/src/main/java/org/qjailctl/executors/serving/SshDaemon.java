package org.qjailctl.executors.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.connection.ListenAddress;

/**
 * The system's own sshd, as whoever runs this, with settings of its own. It does not outlive this
 * process, whatever ends that.
 */
final class SshDaemon implements AutoCloseable {

  /** Ends its process as soon as its standard input ends, which is when this process does. */
  private static final String LEASH = "cat >/dev/null; kill \"$1\"";

  /** sshd.c of OpenSSH. */
  private static final Pattern MISSING_FOLDER =
      Pattern.compile("Missing privilege separation directory: (/run/[a-z]+)$");

  private final Process sshd;
  private final Process leash;
  private final Path log;
  private final CompletableFuture<Boolean> listens = new CompletableFuture<>();
  private volatile String lastWords = "";

  private SshDaemon(Process sshd, Process leash, Path log) {
    this.sshd = sshd;
    this.leash = leash;
    this.log = log;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param configuration the text of its sshd_config(5)
   * @param folder where that text goes
   * @param log what it says
   */
  static SshDaemon start(String configuration, Path folder, Path log, ListenAddress at)
      throws HostUnreachable {
    SshDaemon daemon = started(configuration, folder, log);
    if (!daemon.listens.join() && madeEmptyFolder(daemon.lastWords)) {
      daemon.close();
      daemon = started(configuration, folder, log);
    }
    if (!daemon.listens.join()) {
      daemon.close();
      throw refused(daemon.lastWords, at);
    }
    return daemon;
  }

  /**
   * Makes the empty folder that root's sshd confines its children to, where that is what it misses:
   * below /run, which Debian fills only when it starts its own sshd.
   */
  private static boolean madeEmptyFolder(String words) {
    Matcher missing = MISSING_FOLDER.matcher(words);
    if (!missing.find()) {
      return false;
    }
    try {
      Path folder = Files.createDirectory(Path.of(missing.group(1)));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static SshDaemon started(String configuration, Path folder, Path log)
      throws HostUnreachable {
    Path program =
        program()
            .orElseThrow(
                () ->
                    new HostUnreachable(
                        "There is no sshd on this machine.",
                        "Install OpenSSH's server (Debian: apt-get install openssh-server; FreeBSD has it)."));
    try {
      Path file = folder.resolve("sshd_config");
      Files.writeString(file, configuration);
      Process sshd =
          new ProcessBuilder(program.toString(), "-D", "-e", "-f", file.toString())
              .redirectErrorStream(true)
              .start();
      Process leash =
          new ProcessBuilder("/bin/sh", "-c", LEASH, "sh", String.valueOf(sshd.pid())).start();
      SshDaemon daemon = new SshDaemon(sshd, leash, log);
      Thread.ofPlatform().daemon().name("served host: log").start(daemon::listen);
      return daemon;
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + program, e);
    }
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Keeps what sshd says, and hears when it is ready. */
  private void listen() {
    try (BufferedReader words = sshd.inputReader(UTF_8);
        var kept = Files.newBufferedWriter(log)) {
      String line = words.readLine();
      while (line != null) {
        kept.write(line + "\n");
        kept.flush();
        lastWords = tells(line) ? line.strip() : lastWords;
        if (line.contains("Server listening on")) {
          listens.complete(true);
        }
        line = words.readLine();
      }
    } catch (IOException e) {
      lastWords = lastWords.isEmpty() ? String.valueOf(e.getMessage()) : lastWords;
    }
    listens.complete(false);
  }

  /** What comes last where a port is taken says less than the line before. */
  private static boolean tells(String line) {
    return !line.isBlank() && !line.startsWith("Cannot bind any address");
  }

  private static HostUnreachable refused(String said, ListenAddress at) {
    String words = said.replaceFirst("^error: ", "").replaceFirst("\\.$", "");
    String remedy = "Give another address or port with --listen.";
    if (words.contains("privilege separation directory")) {
      remedy = "Make that folder (mkdir -m 0755), or serve as another user than root.";
    } else if (at.port().number() < 1024) {
      remedy = "Ports below 1024 are root's: give a higher one with --listen.";
    }
    return new HostUnreachable("sshd does not listen on " + at + ": " + words + ".", remedy);
  }

  /** Waits for its end; gives its last words. */
  String untilItEnds() throws InterruptedException {
    sshd.waitFor();
    return lastWords;
  }

  @Override
  public void close() {
    sshd.descendants().forEach(ProcessHandle::destroy);
    sshd.destroy();
    leash.destroy();
    try {
      leash.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
      return;
    }
  }
}
