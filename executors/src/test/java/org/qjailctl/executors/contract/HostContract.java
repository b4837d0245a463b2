package org.qjailctl.executors.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Outcome.Status;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Secrets;

/**
 * What every host does, the simulated one included. Of programs it needs true, false, cat, mkdir,
 * ln and rm only.
 */
public abstract class HostContract extends LockContract {

  @Test
  void anEmptyBatchGivesNothing() throws HostUnreachable {
    assertThat(host.run(new Batch(List.of()))).isEmpty();
  }

  @Test
  void aProgramsExitStatusIsKept() throws HostUnreachable {
    assertThat(run(Run.of("true")).exit()).isZero();
    assertThat(run(Run.of("false")).exit()).isEqualTo(1);
  }

  @Test
  void aProgramThatIsMissingGives127() throws HostUnreachable {
    Outcome outcome = run(Run.of("no-such-program-here"));

    assertThat(outcome.status()).isEqualTo(Status.FINISHED);
    assertThat(outcome.exit()).isEqualTo(127);
  }

  @Test
  void outcomesComeInTheBatchsOrder() throws HostUnreachable {
    List<Outcome> outcomes =
        host.run(Batch.all(List.of(Run.of("false"), Run.of("true"), Run.of("false"))));

    assertThat(outcomes).extracting(Outcome::exit).containsExactly(1, 0, 1);
  }

  @Test
  void aFailureStopsWhatDependsOnItButNothingElse() throws HostUnreachable {
    Batch batch =
        Batch.upToFailure(List.of(Run.of("true"), Run.of("false"), Run.of("true")))
            .then(Batch.all(List.of(Run.of("true"))))
            .then(Batch.upToFailure(List.of(Run.of("true"))));

    assertThat(host.run(batch))
        .extracting(Outcome::status)
        .containsExactly(
            Status.FINISHED, Status.FINISHED, Status.NOT_RUN, Status.FINISHED, Status.NOT_RUN);
  }

  @Test
  void aGuardThatHoldsMakesAProgramUnneeded() throws HostUnreachable {
    HostPath made = folder.child("made");
    List<Outcome> outcomes =
        host.run(
            Batch.upToFailure(
                List.of(
                    Run.of("mkdir", made.value()).unless("true"),
                    new ListTree(made, 0, Contents.NONE),
                    Run.of("mkdir", made.value()).unless("false"),
                    new ListTree(made, 0, Contents.NONE))));

    assertThat(outcomes.get(0).status()).isEqualTo(Status.NOT_NEEDED);
    assertThat(outcomes.get(1).entries()).isEmpty();
    assertThat(outcomes.get(2).status()).isEqualTo(Status.FINISHED);
    assertThat(outcomes.get(3).entries()).hasSize(1);
  }

  @Test
  void aProgramReadsItsInput() throws HostUnreachable {
    assertThat(run(Run.of("cat").reading(new Input.Text(everyByte()))).stdout())
        .isEqualTo(everyByte());
  }

  @Test
  void aProgramWithoutInputReadsTheEndAtOnce() throws HostUnreachable {
    Outcome outcome = run(Run.of("cat"));

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stdout().isEmpty()).isTrue();
  }

  @Test
  void aSecretReachesAProgramWithALineFeed() throws HostUnreachable {
    Run run = Run.of("cat").reading(new Input.Secret(new SecretName("password")));

    assertThat(run(run).stdout().utf8()).isEqualTo(SECRET + "\n");
  }

  @Test
  void aHostMayBeClosedTwice() throws HostUnreachable {
    Host another = connect(Secrets.none());
    another.run(Batch.all(List.of(Run.of("true"))));

    another.close();
    another.close();

    assertThat(another.name()).isEqualTo(host.name());
  }
}
