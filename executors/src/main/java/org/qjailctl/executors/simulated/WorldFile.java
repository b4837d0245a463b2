package org.qjailctl.executors.simulated;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.simulated.world.Facts;
import org.qjailctl.executors.simulated.world.World;

/**
 * A world in one file, shared by processes. A lock file beside it is held while a batch runs; the
 * file is read again when another process has replaced it, and replaced in one move when a batch
 * changed anything.
 */
final class WorldFile implements WorldKeeper {

  /** A FileLock is the process's, so threads need one of their own beside it. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  /** What tells one version of the file from another. */
  private record Stamp(Optional<String> key, long size, long modified) {}

  private final Path file;
  private @Nullable World world;
  private Optional<Stamp> read = Optional.empty();

  WorldFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  @Override
  public <T> T with(Function<World, T> batch) throws HostUnreachable {
    ReentrantLock threads = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel =
            FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw unreachable("its lock file gave no lock");
      }
      return locked(batch);
    } catch (AccessDeniedException e) {
      throw unreachable("permission denied");
    } catch (NoSuchFileException e) {
      throw unreachable("its folder does not exist");
    } catch (IOException e) {
      throw unreachable(e.getMessage() == null ? e.toString() : e.getMessage());
    } finally {
      threads.unlock();
    }
  }

  @Override
  public LockKeeper lock() {
    return new LockFile(file);
  }

  private HostUnreachable unreachable(String reason) {
    return new HostUnreachable(
        "The simulated host's file " + file + " cannot be used: " + reason + ".",
        "Check that its folder is there and may be written to.");
  }

  private <T> T locked(Function<World, T> batch) throws IOException, HostUnreachable {
    World current = current();
    long version = current.fileSystem().version();
    Facts facts = current.facts();
    // Until the batch is over, what is in memory may be half done: an exception makes the file
    // count again.
    world = null;
    T result = batch.apply(current);
    world = current;
    if (version != current.fileSystem().version() || !facts.equals(current.facts())) {
      replace(current);
    }
    return result;
  }

  private World current() throws IOException, HostUnreachable {
    Optional<Stamp> found = stamp();
    if (world == null || !found.equals(read)) {
      world = found.isEmpty() ? World.stock() : WorldJson.read(file);
      read = found;
    }
    return world;
  }

  private void replace(World changed) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(WorldJson.bytes(changed)));
      // Not forced to the disk: the move keeps the file whole for every process, and a power cut
      // may
      // cost a practice host its last steps. Every batch and journal entry would wait for the disk.
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    read = stamp();
  }

  private Optional<Stamp> stamp() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    BasicFileAttributes has = Files.readAttributes(file, BasicFileAttributes.class);
    return Optional.of(
        new Stamp(
            Optional.ofNullable(has.fileKey()).map(Object::toString),
            has.size(),
            has.lastModifiedTime().toMillis()));
  }
}
