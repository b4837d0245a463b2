package org.qjailctl.executors.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a host that one file keeps: a file beside it that the kernel locks for the process,
 * and another with the holder's note.
 */
final class LockFile implements LockKeeper {
  /**
   * What this process holds. The kernel's lock is the process's: it would be given to the same
   * process twice, and lost as soon as any stream on the file is closed (fcntl(2)).
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final Path note;
  private @Nullable FileLock lock;

  LockFile(Path world) {
    Path absolute = world.toAbsolutePath().normalize();
    this.file = absolute.resolveSibling(absolute.getFileName() + ".apply");
    this.note = absolute.resolveSibling(absolute.getFileName() + ".holder");
  }

  @Override
  public Optional<String> take(String who) {
    if (!HELD.add(file)) {
      return Optional.of(holder());
    }
    try {
      lock = tryLock();
      if (lock == null) {
        HELD.remove(file);
        return Optional.of(holder());
      }
      Files.writeString(note, who);
      return Optional.empty();
    } catch (IOException e) {
      release();
      throw new UncheckedIOException("the lock " + file, e);
    }
  }

  private @Nullable FileLock tryLock() throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock taken = channel.tryLock();
    if (taken == null) {
      channel.close();
    }
    return taken;
  }

  private String holder() {
    try {
      return Files.readString(note);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void release() {
    try {
      Files.deleteIfExists(note);
      FileLock taken = lock;
      lock = null;
      if (taken != null) {
        taken.acquiredBy().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the lock " + file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
