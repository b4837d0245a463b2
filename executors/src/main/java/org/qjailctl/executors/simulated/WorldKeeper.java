package org.qjailctl.executors.simulated;

import java.util.Optional;
import java.util.function.Function;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.simulated.world.World;

/** Lends a world to one batch at a time, and keeps what the batch made of it. */
interface WorldKeeper {

  <T> T with(Function<World, T> batch) throws HostUnreachable;

  /** The lock of the host that the world is of. */
  LockKeeper lock();

  /** A world that lasts as long as this object. */
  record InMemory(World world) implements WorldKeeper {
    @Override
    public <T> T with(Function<World, T> batch) {
      synchronized (world) {
        return batch.apply(world);
      }
    }

    @Override
    public LockKeeper lock() {
      return new LockKeeper() {
        @Override
        public Optional<String> take(String note) {
          return world.holder().compareAndSet("", note)
              ? Optional.empty()
              : Optional.of(world.holder().get());
        }

        @Override
        public void release() {
          world.holder().set("");
        }
      };
    }
  }
}
