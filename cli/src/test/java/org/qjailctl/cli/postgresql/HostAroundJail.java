package org.qjailctl.cli.postgresql;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;

/** A host of which all that happens inside the jail is carried out elsewhere. */
record HostAroundJail(Host around, Host inside) implements Host {

  @Override
  public List<Outcome> run(Batch batch) throws HostUnreachable {
    List<Outcome> outcomes = new ArrayList<>();
    boolean good = true;
    for (Batch.Item item : batch.items()) {
      Outcome outcome =
          item.when() == Batch.When.WHILE_GOOD && !good
              ? Outcome.of(Outcome.Status.NOT_RUN)
              : (isInside(item.operation()) ? inside : around)
                  .run(Batch.all(List.of(item.operation())))
                  .getFirst();
      good &= outcome.good();
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private static boolean isInside(Operation operation) {
    return switch (operation) {
      // The server's files and its start go by this machine's clock: so do waits.
      case Operation.Run run -> List.of("jexec", "sleep").contains(run.argv().getFirst());
      case Operation.ReadFile read -> read.within() instanceof Confinement.InJail;
      case Operation.ListTree list -> list.within() instanceof Confinement.InJail;
      case Operation.WriteFile write -> write.within() instanceof Confinement.InJail;
    };
  }

  @Override
  public LockAttempt lock(HostLock lock) throws HostUnreachable {
    return around.lock(lock);
  }

  @Override
  public String name() {
    return around.name();
  }

  @Override
  public void close() {
    inside.close();
    around.close();
  }
}
