package org.qjailctl.executors.simulated;

import java.util.function.Function;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.simulated.world.World;

/** Lends a world to one batch at a time, and keeps what the batch made of it. */
interface WorldKeeper {

  <T> T with(Function<World, T> batch) throws HostUnreachable;

  /** A world that lasts as long as this object. */
  record InMemory(World world) implements WorldKeeper {
    @Override
    public <T> T with(Function<World, T> batch) {
      synchronized (world) {
        return batch.apply(world);
      }
    }
  }
}
