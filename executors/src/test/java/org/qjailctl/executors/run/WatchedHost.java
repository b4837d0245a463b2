package org.qjailctl.executors.run;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;

/** A stock simulated host that tells when batches come, and how many at a time. */
final class WatchedHost implements Host {
  private final SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());
  private final Runnable onBatch;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger batches = new AtomicInteger();

  /**
   * @param onBatch run in each batch's thread, before it
   */
  WatchedHost(Runnable onBatch) {
    this.onBatch = onBatch;
  }

  int mostAtATime() {
    return most.get();
  }

  int batches() {
    return batches.get();
  }

  @Override
  public List<Outcome> run(Batch batch) throws HostUnreachable {
    batches.incrementAndGet();
    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      onBatch.run();
      return host.run(batch);
    } finally {
      inFlight.decrementAndGet();
    }
  }

  @Override
  public LockAttempt lock(HostLock lock) throws HostUnreachable {
    return host.lock(lock);
  }

  @Override
  public String name() {
    return host.name();
  }

  @Override
  public void close() {
    host.close();
  }
}
