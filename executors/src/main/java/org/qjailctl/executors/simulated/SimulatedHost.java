package org.qjailctl.executors.simulated;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.world.World;

/**
 * A FreeBSD host in memory, or kept in one file, that answers with the words, streams and exit
 * statuses of real commands. What devd(8) does on its own happens between batches, never within
 * one.
 */
public final class SimulatedHost implements Host {

  private final String name;
  private final WorldKeeper keeper;
  private final Secrets secrets;
  private final Faults faults;

  /** How many operations faults were asked about. */
  private final AtomicInteger operations = new AtomicInteger();

  private SimulatedHost(String name, WorldKeeper keeper, Secrets secrets, Faults faults) {
    this.name = name;
    this.keeper = keeper;
    this.secrets = secrets;
    this.faults = faults;
  }

  /** A host in memory; {@code world} may be looked at and changed between batches. */
  public static SimulatedHost of(World world, Secrets secrets) {
    return new SimulatedHost("simulated", new WorldKeeper.InMemory(world), secrets, Faults.none());
  }

  /**
   * The host that {@code file} holds; a stock one, written there by the first change, when there is
   * no such file.
   */
  public static SimulatedHost persisted(Path file, Secrets secrets) {
    return new SimulatedHost("simulated:" + file, new WorldFile(file), secrets, Faults.none());
  }

  /** The same host, on which things go wrong. */
  public SimulatedHost suffering(Faults wanted) {
    return new SimulatedHost(name, keeper, secrets, wanted);
  }

  /** How many operations of steps were carried out, or went wrong. */
  public int operations() {
    return operations.get();
  }

  @Override
  public List<Outcome> run(Batch batch) throws HostUnreachable {
    return keeper.with(world -> carriedOut(batch, world));
  }

  private List<Outcome> carriedOut(Batch batch, World world) {
    OperationRunner runner = new OperationRunner(world, secrets);
    runner.settle();
    return new FaultyBatch(world, runner, faults, operations).run(batch);
  }

  @Override
  public LockAttempt lock(HostLock lock) throws HostUnreachable {
    return SimulatedLock.take(lock, keeper.lock(), keeper);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {}
}
