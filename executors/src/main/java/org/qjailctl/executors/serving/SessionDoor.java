package org.qjailctl.executors.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qjailctl.core.host.Host;
import org.qjailctl.executors.posix.ShellQuote;
import org.qjailctl.executors.process.ChildEnvironment;
import org.qjailctl.executors.process.Conversation;
import org.qjailctl.executors.process.ProgramMissing;

/**
 * Where sessions come in: a folder of this user's alone (0700) with a named pipe, into which {@code
 * door.sh} writes the name of each session's folder.
 */
public final class SessionDoor implements AutoCloseable {

  private static final Pattern SESSION = Pattern.compile("s\\.[A-Za-z0-9]{10}");

  private final Host host;
  private final Path room;
  private final RandomAccessFile door;

  private SessionDoor(Host host, Path room, RandomAccessFile door) {
    this.host = host;
    this.room = room;
    this.door = door;
  }

  /** Opens a door to {@code host}. */
  public static SessionDoor open(Host host) {
    try {
      Path room =
          Files.createTempDirectory(
              "qjailctl-served",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (InputStream script = SessionDoor.class.getResourceAsStream("door.sh")) {
        if (script == null) {
          throw new IllegalStateException("door.sh is missing beside " + SessionDoor.class);
        }
        Files.copy(script, room.resolve("door.sh"));
      }
      Path pipe = room.resolve("door");
      Conversation.Heard made =
          Conversation.errand(
              List.of("mkfifo", "-m", "0600", pipe.toString()), ChildEnvironment.plain(Set.of()));
      if (made.exit() != 0) {
        throw new IOException(made.stderr().strip());
      }
      // Held open in both directions: no session waits for a reader, and the pipe never ends.
      SessionDoor door = new SessionDoor(host, room, new RandomAccessFile(pipe.toFile(), "rw"));
      door.inBackground(door::letIn, "door");
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException("a folder for the sessions of a served host", e);
    } catch (ProgramMissing e) {
      throw new IllegalStateException("every POSIX system has mkfifo(1)", e);
    }
  }

  /** The folder, for what else belongs to the service. */
  Path room() {
    return room;
  }

  /** A command that hands its streams to one session, as {@code /bin/sh -s} would read them. */
  public List<String> shell() {
    return List.of("/bin/sh", room.resolve("door.sh").toString(), room.toString(), Session.SHELL);
  }

  /** The command line for sshd, whose client says what it wants to run. */
  String forcedCommand() {
    return "exec "
        + ShellQuote.quote(List.of("/bin/sh", room.resolve("door.sh").toString(), room.toString()));
  }

  private void inBackground(Runnable work, String name) {
    Thread.ofPlatform().daemon().name("served host: " + name).start(work);
  }

  private void letIn() {
    try (BufferedReader names =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(door.getChannel()), UTF_8))) {
      String name = names.readLine();
      while (name != null) {
        if (SESSION.matcher(name).matches()) {
          Path session = room.resolve(name);
          inBackground(() -> serve(session), name);
        }
        name = names.readLine();
      }
    } catch (IOException e) {
      // The door was closed.
      return;
    }
  }

  /**
   * Serves the session in {@code folder}. Opening a pipe waits for the other side; a client that
   * dies before that leaves a waiting thread, and no lock.
   */
  private void serve(Path folder) {
    try (InputStream in = new FileInputStream(folder.resolve("in").toFile());
        OutputStream err = new FileOutputStream(folder.resolve("err").toFile());
        OutputStream out = new FileOutputStream(folder.resolve("out").toFile())) {
      int exit = new Session(host, in, out, err).serve(Files.readString(folder.resolve("command")));
      Files.writeString(folder.resolve("exit"), exit + "\n");
    } catch (IOException e) {
      // The client is gone, and with it everybody who would hear of it.
      return;
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      try (Stream<Path> files = Files.walk(room)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // A session that ends just now removes its files itself.
      return;
    }
  }
}
