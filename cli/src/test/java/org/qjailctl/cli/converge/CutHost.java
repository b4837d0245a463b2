package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;

/** A simulated host whose connection is cut after so many operations that may change something. */
final class CutHost implements Host {

  private final SimulatedHost host;
  private int left = Integer.MAX_VALUE;
  private int operations;

  CutHost(World world) {
    host = SimulatedHost.of(world, Secrets.none());
  }

  /** From now on so many operations are carried out, then none. */
  void cutAfter(int more) {
    left = more;
    operations = 0;
  }

  /** How many were carried out since it was last told when to cut. */
  int operations() {
    return operations;
  }

  @Override
  public List<Outcome> run(Batch batch) throws HostUnreachable {
    List<Batch.Item> sent = new ArrayList<>();
    for (Batch.Item item : batch.items()) {
      // A step's operations stop at the first failure; a probe's are carried out always.
      if (item.when() == Batch.When.WHILE_GOOD) {
        if (left == 0) {
          break;
        }
        left--;
        operations++;
      }
      sent.add(item);
    }
    List<Outcome> outcomes = new ArrayList<>(host.run(new Batch(sent)));
    while (outcomes.size() < batch.items().size()) {
      outcomes.add(Outcome.of(Outcome.Status.LOST));
    }
    return outcomes;
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
