package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;

/** What is said where the connection breaks in the middle of a batch. */
class LostConnectionTest {

  private static final String MANIFEST = Path.of("..", "examples", "lo1", "host.yaml").toString();

  /** A host whose connection breaks in one batch, behind its first operation. */
  private static final class Breaking implements Host {
    private final Host whole = SimulatedHost.of(World.stock(), Secrets.none());
    private final int breaks;
    private int batches;

    Breaking(int breaks) {
      this.breaks = breaks;
    }

    @Override
    public List<Outcome> run(Batch batch) throws HostUnreachable {
      if (batches > breaks) {
        throw new HostUnreachable("Nothing listens where it should.", "Check the port.");
      }
      List<Outcome> outcomes = new ArrayList<>(whole.run(batch));
      if (batches++ == breaks) {
        for (int i = 1; i < outcomes.size(); i++) {
          outcomes.set(i, Outcome.of(Outcome.Status.LOST));
        }
      }
      return outcomes;
    }

    @Override
    public LockAttempt lock(HostLock lock) throws HostUnreachable {
      return whole.lock(lock);
    }

    @Override
    public String name() {
      return "ssh://root@db1";
    }

    @Override
    public void close() {
      whole.close();
    }
  }

  private static Run run(int breaks, String... command) {
    return Run.in()
        .engines((address, options, secrets) -> new HostEngine(new Breaking(breaks)))
        .run(command);
  }

  @Test
  void aLookThatBreaksOffIsNoLook() {
    for (String command : List.of("plan", "status")) {
      Run run = run(0, command, MANIFEST, "--host", "simulated");

      assertThat(run.code().status()).as(run.err()).isEqualTo(69);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              """
              error: The connection to ssh://root@db1 was lost while the host was looked at.
                Nothing was changed. Run the same command again once the host can be reached.
              """);
    }
  }

  @Test
  void anApplyThatLosesItsHostSaysWhatIsKnownAndWhatIsNot() {
    Run run = run(1, "apply", MANIFEST, "--host", "simulated", "--yes", "--parallelism", "1");

    assertThat(run.code().status()).as(run.err()).isEqualTo(69);
    assertThat(run.err())
        .contains("failed: ", "its effect could not be seen: the connection was lost")
        .contains("not started: ")
        .contains("What is done stays done.");
  }
}
