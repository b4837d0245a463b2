package org.qjailctl.executors.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The private folder (0700) of one connection's control socket. */
final class ControlFolder {

  private final Path folder;
  private @Nullable Thread hook;

  private ControlFolder(Path folder) {
    this.folder = folder;
  }

  static ControlFolder create() {
    try {
      // A short name: a socket's path has room for about a hundred bytes, of which ssh takes
      // seventeen.
      return new ControlFolder(
          Files.createTempDirectory(
              "qj",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    } catch (IOException e) {
      throw new UncheckedIOException("a private folder for ssh's control socket", e);
    }
  }

  Path socket() {
    return folder.resolve("c");
  }

  /** Whether a connection stands behind the socket: ssh removes it with the connection. */
  boolean hasSocket() {
    return Files.exists(socket());
  }

  /** Has {@code action} run when the program ends in another way than by closing the host. */
  void atExit(Runnable action) {
    hook = new Thread(action, "close ssh connection");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void remove() {
    try {
      Files.deleteIfExists(socket());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("removing " + folder, e);
    }
    Thread registered = hook;
    hook = null;
    if (registered != null && registered != Thread.currentThread()) {
      try {
        Runtime.getRuntime().removeShutdownHook(registered);
      } catch (IllegalStateException e) {
        // The program is ending already, and the hook will find nothing left to do.
        return;
      }
    }
  }
}
