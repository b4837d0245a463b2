package org.qjailctl.executors.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.executors.simulated.world.Pulse;
import org.qjailctl.executors.simulated.world.World;

/** Carries out one batch on a world, and what goes wrong in it. */
final class FaultyBatch {

  /** Ends a program in the midst of its work; of no meaning outside of this class. */
  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cut() {
      super("cut off", null, false, false);
    }
  }

  private final World world;
  private final OperationRunner runner;
  private final Faults faults;
  private final AtomicInteger counted;
  private final List<Outcome> outcomes = new ArrayList<>();
  private boolean good = true;
  private boolean heard = true;

  FaultyBatch(World world, OperationRunner runner, Faults faults, AtomicInteger counted) {
    this.world = world;
    this.runner = runner;
    this.faults = faults;
    this.counted = counted;
  }

  List<Outcome> run(Batch batch) {
    for (Batch.Item item : batch.items()) {
      boolean own = item.when() == Batch.When.WHILE_GOOD;
      if (own && !good) {
        tell(Outcome.of(Outcome.Status.NOT_RUN));
        continue;
      }
      Fault fault = own ? faults.of(counted.getAndIncrement(), item.operation()) : new Fault.None();
      if (fault instanceof Fault.Killed(Fault.Moment when, Fault.Sight sight)) {
        boolean begun = killed(item.operation(), when);
        return silent(batch, sight, begun);
      }
      Outcome outcome = carriedOut(item.operation(), fault);
      good &= outcome.good();
      tell(outcome);
    }
    return List.copyOf(outcomes);
  }

  private void tell(Outcome outcome) {
    outcomes.add(heard ? outcome : Outcome.of(Outcome.Status.LOST));
  }

  private Outcome carriedOut(Operation operation, Fault fault) {
    return switch (fault) {
      case Fault.None none -> runner.run(operation);
      case Fault.Refused refused -> failed();
      case Fault.NoEffect nothing -> Outcome.finished(0, Bytes.NONE, Bytes.NONE);
      case Fault.FailsAfterAll after -> {
        runner.run(operation);
        yield failed();
      }
      case Fault.TimesOut(int changes) -> {
        cutAfter(changes, operation);
        yield Outcome.of(Outcome.Status.TIMED_OUT);
      }
      case Fault.Unheard unheard -> {
        heard = false;
        yield runner.run(operation);
      }
      case Fault.Meddled(var change) -> {
        change.accept(world);
        yield runner.run(operation);
      }
      case Fault.Slow(Runnable pause) -> {
        pause.run();
        yield runner.run(operation);
      }
      case Fault.Killed killed -> throw new IllegalStateException("ends the batch before");
    };
  }

  private static Outcome failed() {
    return Outcome.finished(1, Bytes.NONE, Bytes.utf8("simulated fault\n"));
  }

  /** Whether the operation had begun. */
  private boolean killed(Operation operation, Fault.Moment when) {
    return switch (when) {
      case Fault.Moment.Before before -> false;
      case Fault.Moment.Inside(int changes) -> {
        cutAfter(changes, operation);
        yield true;
      }
      case Fault.Moment.After after -> {
        runner.run(operation);
        yield true;
      }
    };
  }

  private void cutAfter(int changes, Operation operation) {
    Pulse pulse = world.pulse();
    AtomicInteger left = new AtomicInteger(changes);
    pulse.listen(
        () -> {
          if (left.getAndDecrement() == 0) {
            throw new Cut();
          }
        });
    try {
      runner.run(operation);
    } catch (Cut cut) {
      return;
    } finally {
      pulse.ignore();
    }
  }

  /** What real transports report: see {@code posix.Outcomes}. */
  private List<Outcome> silent(Batch batch, Fault.Sight sight, boolean begun) {
    int at = outcomes.size();
    for (int index = at; index < batch.items().size(); index++) {
      boolean may = (index == at && begun) || sight == Fault.Sight.OUT_OF_SIGHT;
      outcomes.add(Outcome.of(may ? Outcome.Status.LOST : Outcome.Status.NOT_RUN));
    }
    return List.copyOf(outcomes);
  }
}
