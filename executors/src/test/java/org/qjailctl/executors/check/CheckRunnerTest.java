package org.qjailctl.executors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.plan.PlannedCheck;

/** When checks are asked again, and when not. */
class CheckRunnerTest {

  private static final Outcome YES = Outcome.finished(0, Bytes.NONE, Bytes.NONE);
  private static final Outcome NO = Outcome.finished(1, Bytes.NONE, Bytes.utf8("not yet\n"));
  private static final Outcome LOST = Outcome.of(Outcome.Status.LOST);
  private static final Outcome LATE = Outcome.of(Outcome.Status.TIMED_OUT);

  /** Answers as it was told to; an empty answer is that nobody is there. */
  private static final class Scripted implements Host {
    private final Deque<List<Outcome>> answers = new ArrayDeque<>();
    private final List<Integer> asked = new ArrayList<>();

    Scripted answer(Outcome... outcomes) {
      answers.add(List.of(outcomes));
      return this;
    }

    @Override
    public List<Outcome> run(Batch batch) throws HostUnreachable {
      asked.add(batch.items().size());
      List<Outcome> next = answers.remove();
      if (next.isEmpty()) {
        throw new HostUnreachable("Nobody answers.", "Look.");
      }
      assertThat(next).hasSameSizeAs(batch.items());
      return next;
    }

    @Override
    public LockAttempt lock(HostLock lock) {
      throw new AssertionError("a check takes no lock");
    }

    @Override
    public String name() {
      return "h";
    }

    @Override
    public void close() {}
  }

  private final Scripted host = new Scripted();
  private final Pause pause = Pause.skipping();

  @Test
  void whatHoldsIsAskedOnce() throws HostUnreachable {
    host.answer(YES, YES);

    List<CheckResult> results = run(check("a", 3), check("b", 3));

    assertThat(results)
        .allMatch(CheckResult::passed)
        .extracting(CheckResult::tries)
        .containsOnly(1);
    assertThat(host.asked).as("one round trip").containsExactly(2);
    assertThat(pause.elapsed()).isZero();
  }

  @Test
  void whatDoesNotHoldYetIsAskedAgainAlone() throws HostUnreachable {
    host.answer(NO, YES).answer(NO).answer(YES);

    List<CheckResult> results = run(check("a", 3), check("b", 3));

    assertThat(results).allMatch(CheckResult::passed);
    assertThat(results).extracting(CheckResult::tries).containsExactly(1, 3);
    assertThat(pause.elapsed()).as("two intervals").isEqualTo(Duration.ofSeconds(14));
  }

  @Test
  void itHasFailedWhenTheRetriesAreUsedUp() throws HostUnreachable {
    host.answer(NO).answer(LATE).answer(NO);

    CheckResult failed = run(check("a", 2)).getFirst();

    assertThat(failed.ending()).isEqualTo(CheckResult.Ending.FAILED);
    assertThat(failed.tries()).isEqualTo(3);
    assertThat(failed.took()).isEqualTo(Duration.ofSeconds(14));
    assertThat(failed.last()).contains(NO);
  }

  @Test
  void aLostConnectionIsNoAnswer() throws HostUnreachable {
    host.answer(LOST).answer().answer(LOST).answer(YES);

    CheckResult passed = run(check("a", 0)).getFirst();

    assertThat(passed.passed()).isTrue();
    assertThat(passed.tries()).as("answers, not attempts").isEqualTo(1);
  }

  @Test
  void whatWasAnsweredBeforeTheConnectionWentIsNotAskedAgain() throws HostUnreachable {
    host.answer(YES, LOST).answer(YES);

    assertThat(run(check("a", 0), check("b", 0))).allMatch(CheckResult::passed);
    assertThat(host.asked).containsExactly(2, 1);
  }

  @Test
  void aHostThatStaysAwayIsOutOfReach() {
    for (int i = 0; i < 6; i++) {
      host.answer();
    }
    assertThatThrownBy(() -> run(check("a", 50)))
        .isInstanceOf(HostUnreachable.class)
        .hasMessageContaining("Nobody answers.");
  }

  @Test
  void nobodyWaitsAfterAnInterrupt() throws HostUnreachable {
    host.answer(NO);
    AtomicInteger looked = new AtomicInteger();

    List<CheckResult> results =
        run(() -> looked.incrementAndGet() > 1, check("a", 5), new PlannedCheck[0]);

    assertThat(results)
        .extracting(CheckResult::ending)
        .containsExactly(CheckResult.Ending.INTERRUPTED);
    assertThat(results.getFirst().tries()).isEqualTo(1);
  }

  private List<CheckResult> run(PlannedCheck first, PlannedCheck... others) throws HostUnreachable {
    return run(() -> false, first, others);
  }

  private List<CheckResult> run(
      BooleanSupplier interrupted, PlannedCheck first, PlannedCheck... others)
      throws HostUnreachable {
    List<PlannedCheck> all = new ArrayList<>(List.of(first));
    all.addAll(Arrays.asList(others));
    List<CheckResult> heard = new ArrayList<>();
    List<CheckResult> results = CheckRunner.run(all, host, pause, interrupted, heard::add);
    assertThat(heard).as("the listener hears of all").isEqualTo(results);
    return results;
  }

  private static PlannedCheck check(String service, int retries) {
    Place web = Place.jail(JailName.of("web"));
    Check check =
        new Check(
            new Check.Service(ServiceName.of(service)),
            retries,
            Duration.ofSeconds(7),
            Duration.ofSeconds(1));
    return new PlannedCheck(web, web, check);
  }
}
