package org.qjailctl.executors.simulated;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** The lock of a simulated host, and the journal that its holder writes. */
final class SimulatedLock implements HeldLock {
  private static final FileMode FOLDER = new FileMode(0700);

  private final HostLock lock;
  private final LockKeeper locks;
  private final WorldKeeper worlds;
  private boolean held = true;

  private SimulatedLock(HostLock lock, LockKeeper locks, WorldKeeper worlds) {
    this.lock = lock;
    this.locks = locks;
    this.worlds = worlds;
  }

  static LockAttempt take(HostLock lock, LockKeeper locks, WorldKeeper worlds) {
    String note = lock.holder() + " since " + now(InstantSource.system());
    Optional<String> taken = locks.take(note);
    return taken
        .<LockAttempt>map(
            by -> new LockAttempt.Busy(by.isEmpty() ? "somebody who has left no note yet" : by))
        .orElseGet(() -> new LockAttempt.Got(new SimulatedLock(lock, locks, worlds)));
  }

  private static String now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public synchronized boolean held() {
    return held;
  }

  @Override
  public String holder() {
    return lock.holder();
  }

  @Override
  public synchronized void journal(String entry) {
    if (!held) {
      return;
    }
    try {
      worlds.with(
          world -> {
            append(world, entry);
            return entry;
          });
    } catch (HostUnreachable e) {
      // As on a real host: nothing depends on the journal.
      return;
    }
  }

  private void append(World world, String entry) {
    FileView files = world.files(Place.HOST);
    String path = lock.journal().value();
    String folder = lock.journal().parent().value();
    String line = "{\"time\":\"" + now(world.clock()) + "\"," + entry.substring(1) + "\n";
    try {
      if (!files.isFolder(folder)) {
        files.makeFolders(folder);
        files.changeMode(folder, FOLDER);
      }
      files.replace(path, files.text(path).orElse("") + line);
      files.changeMode(path, FileMode.PRIVATE);
    } catch (FileRefused e) {
      // A journal that cannot be written stops nobody.
      return;
    }
  }

  @Override
  public synchronized void close() {
    if (held) {
      held = false;
      locks.release();
    }
  }
}
