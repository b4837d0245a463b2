package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;

/** What goes wrong on a simulated host, and what is heard and left of it. */
class FaultsTest {

  private static final Operation FIRST = Operation.Run.of("mkdir", "/tmp/first");
  private static final Operation SECOND = Operation.Run.of("mkdir", "-p", "/tmp/second/a/b");
  private static final Operation THIRD = Operation.Run.of("mkdir", "/tmp/third");
  private static final Operation LOOK = Operation.Run.of("test", "-e", "/tmp/second");

  private final World world = World.stock();
  private final FileView files = world.files(HostPath.of("/"));

  @Test
  void whatIsRefusedIsNotDoneAndEndsItsStep() throws HostUnreachable {
    List<Outcome> outcomes = run(new Fault.Refused());

    assertThat(outcomes.get(1).exit()).isEqualTo(1);
    assertThat(outcomes.get(2).status()).isEqualTo(Outcome.Status.NOT_RUN);
    assertThat(outcomes.get(3).exit()).as("the probe behind").isEqualTo(1);
    assertThat(files.exists("/tmp/second")).isFalse();
  }

  @Test
  void exitStatusesLieBothWays() throws HostUnreachable {
    assertThat(run(new Fault.NoEffect()).get(1).good()).isTrue();
    assertThat(files.exists("/tmp/second")).isFalse();
    assertThat(files.exists("/tmp/third")).isTrue();

    World other = World.stock();
    assertThat(run(other, new Fault.FailsAfterAll()).get(1).exit()).isEqualTo(1);
    assertThat(other.files(HostPath.of("/")).exists("/tmp/second/a/b")).isTrue();
  }

  @Test
  void aKilledShellLeavesTheOperationHalfDone() throws HostUnreachable {
    List<Outcome> outcomes = run(new Fault.Killed(new Fault.Moment.Inside(2), Fault.Sight.ENDED));

    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(
            Outcome.Status.FINISHED,
            Outcome.Status.LOST,
            Outcome.Status.NOT_RUN,
            Outcome.Status.NOT_RUN);
    assertThat(files.exists("/tmp/second/a")).isTrue();
    assertThat(files.exists("/tmp/second/a/b")).isFalse();
    assertThat(files.exists("/tmp/third")).isFalse();
  }

  @Test
  void ofAConnectionThatBrokeNothingFurtherIsKnown() throws HostUnreachable {
    List<Outcome> killed =
        run(new Fault.Killed(new Fault.Moment.Before(), Fault.Sight.OUT_OF_SIGHT));
    assertThat(killed.subList(1, 4)).extracting(Outcome::status).containsOnly(Outcome.Status.LOST);
    assertThat(files.exists("/tmp/second")).isFalse();

    World other = World.stock();
    List<Outcome> unheard = run(other, new Fault.Unheard());
    assertThat(unheard.subList(1, 4)).extracting(Outcome::status).containsOnly(Outcome.Status.LOST);
    assertThat(other.files(HostPath.of("/")).exists("/tmp/third")).isTrue();
  }

  @Test
  void aTimeLimitEndsTheOperationInTheMidst() throws HostUnreachable {
    List<Outcome> outcomes = run(new Fault.TimesOut(1));

    assertThat(outcomes.get(1).status()).isEqualTo(Outcome.Status.TIMED_OUT);
    assertThat(outcomes.get(2).status()).isEqualTo(Outcome.Status.NOT_RUN);
    assertThat(outcomes.get(3).exit()).as("the probe behind").isZero();
    assertThat(files.exists("/tmp/second/a")).isFalse();
  }

  @Test
  void anotherAdministratorComesFirst() throws HostUnreachable {
    List<Outcome> outcomes =
        run(new Fault.Meddled(met -> met.kernel().set("kern.hostname", "renamed")));

    assertThat(outcomes.get(1).good()).isTrue();
    assertThat(world.kernel().hostname()).isEqualTo("renamed");
  }

  @Test
  void copiesAndRemovalsOfTreesAreCutInHalf() throws HostUnreachable {
    SimulatedHost.of(world, Secrets.none())
        .run(
            Batch.upToFailure(
                List.of(
                    Operation.Run.of("mkdir", "-p", "/tmp/tree/one", "/tmp/tree/two/deep"),
                    Operation.Run.of("mkdir", "/tmp/tree/zero"))));
    Fault killed = new Fault.Killed(new Fault.Moment.Inside(1), Fault.Sight.ENDED);
    host(world, killed, 0).run(Batch.upToFailure(List.of(copy("/tmp/tree", "/tmp/copy"))));
    assertThat(files.exists("/tmp/copy/one")).isTrue();
    assertThat(files.exists("/tmp/copy/two/deep")).isFalse();
    assertThat(files.exists("/tmp/copy/zero")).isFalse();

    host(world, killed, 0)
        .run(Batch.upToFailure(List.of(Operation.Run.of("rm", "-rf", "/tmp/tree"))));
    assertThat(files.exists("/tmp/tree/one")).isFalse();
    assertThat(files.exists("/tmp/tree/two")).isTrue();
  }

  private static Operation copy(String from, String to) {
    return Operation.Run.of("cp", "-Rp", from, to);
  }

  private List<Outcome> run(Fault fault) throws HostUnreachable {
    return run(world, fault);
  }

  private static List<Outcome> run(World world, Fault fault) throws HostUnreachable {
    return host(world, fault, 1)
        .run(Batch.upToFailure(List.of(FIRST, SECOND, THIRD)).then(Batch.all(List.of(LOOK))));
  }

  private static SimulatedHost host(World world, Fault fault, int number) {
    return SimulatedHost.of(world, Secrets.none()).suffering(Faults.at(number, fault));
  }
}
