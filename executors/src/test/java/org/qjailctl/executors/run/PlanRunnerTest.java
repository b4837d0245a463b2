package org.qjailctl.executors.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;

/** In which order, how many at a time, and how far. */
class PlanRunnerTest {

  private static final Condition ALWAYS = new Condition.All(List.of());

  /** No jail runs on a stock host. */
  private static final Condition NEVER = new Condition.JailRuns(JailName.of("web"));

  private static StepId id(String name) {
    return new StepId(ResourceAddress.of(ResourceAddress.Kind.JAIL, name), "work");
  }

  private static PlannedStep step(String name, Step step, Condition ensures, String... after) {
    Set<StepId> needs = new TreeSet<>();
    List.of(after).forEach(need -> needs.add(id(need)));
    return new PlannedStep(id(name), step, new TreeSet<>(needs), ensures, Impact.LIVE);
  }

  private static PlannedStep inJail(String name, Condition ensures, String... after) {
    Step start =
        new ProvisionStep.StartService(
            Place.jail(JailName.of(name)), new ServiceName("cron"), new TreeSet<>());
    return step(name, start, ensures, after);
  }

  private static PlannedStep onHost(String name) {
    Map<RcVariable, String> values = Map.of(RcVariable.of(name), "YES");
    return step(
        name, new ProvisionStep.SetRcVariables(Place.host(), new TreeMap<>(values)), ALWAYS);
  }

  private static Plan plan(PlannedStep... steps) {
    return new Plan("h", List.of(), List.of(steps), List.of());
  }

  private static Map<String, String> results(RunReport report) {
    Map<String, String> results = new TreeMap<>();
    report
        .entries()
        .forEach(
            entry ->
                results.put(
                    entry.step().id().resource().name(),
                    switch (entry.result()) {
                      case StepResult.Done done -> "done";
                      case StepResult.Failed failed -> "failed";
                      case StepResult.Blocked(StepId by) -> "needs " + by.resource().name();
                      case StepResult.NotStarted(String reason) -> reason;
                    }));
    return results;
  }

  @Test
  void independentStepsRunSideBySide() {
    CountDownLatch together = new CountDownLatch(4);
    WatchedHost host =
        new WatchedHost(
            () -> {
              together.countDown();
              await(together);
            });
    Plan plan =
        plan(inJail("a", ALWAYS), inJail("b", ALWAYS), inJail("c", ALWAYS), inJail("d", ALWAYS));

    RunReport report =
        PlanRunner.run(plan, host, RunOptions.plain().parallelism(4), RunListener.silent());

    assertThat(report.succeeded()).isTrue();
    assertThat(host.mostAtATime()).isEqualTo(4);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).as("all four were in flight").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStepWithoutEffectTellsWhatItsCommandsSaidThoughTheyReportSuccess() {
    Map<RcVariable, String> values = Map.of(RcVariable.of("a"), "YES");
    Step sysrc = new ProvisionStep.SetRcVariables(Place.host(), new TreeMap<>(values));

    RunReport report =
        PlanRunner.run(
            plan(step("a", sysrc, NEVER)),
            new WatchedHost(Thread::yield),
            RunOptions.plain(),
            RunListener.silent());

    StepResult.Failed failed = (StepResult.Failed) report.entries().getFirst().result();
    assertThat(failed.failures())
        .extracting(said -> said.outcome().exit() + " " + said.outcome().stdout().utf8())
        .containsExactly("0 a:  -> YES\n");
  }

  @Test
  void noMoreRunAtATimeThanAllowed() {
    WatchedHost host = new WatchedHost(Thread::yield);
    List<PlannedStep> steps = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      steps.add(inJail("jail" + i, ALWAYS));
    }
    PlanRunner.run(
        plan(steps.toArray(PlannedStep[]::new)),
        host,
        RunOptions.plain().parallelism(3),
        RunListener.silent());
    assertThat(host.mostAtATime()).isLessThanOrEqualTo(3);
    assertThat(host.batches()).isEqualTo(30);
  }

  @Test
  void stepsThatWriteTheSameFileNeverOverlap() {
    WatchedHost host = new WatchedHost(Thread::yield);
    List<PlannedStep> steps = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      steps.add(onHost("variable" + i));
    }
    PlanRunner.run(
        plan(steps.toArray(PlannedStep[]::new)),
        host,
        RunOptions.plain().parallelism(8),
        RunListener.silent());
    assertThat(host.mostAtATime()).isEqualTo(1);
    assertThat(host.batches()).isEqualTo(30);
  }

  @Test
  void theReportIsInThePlansOrderWhateverEndedFirst() {
    List<PlannedStep> steps = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      steps.add(inJail("jail" + i, i % 3 == 0 ? NEVER : ALWAYS));
    }
    RunReport report =
        PlanRunner.run(
            plan(steps.toArray(PlannedStep[]::new)),
            new WatchedHost(Thread::yield),
            RunOptions.plain().parallelism(8),
            RunListener.silent());
    assertThat(report.entries()).extracting(RunReport.Entry::step).isEqualTo(steps);
  }

  @Test
  void aFailedStepStopsWhatNeedsItAndNothingElse() {
    Plan plan =
        plan(
            inJail("a", NEVER),
            inJail("b", ALWAYS, "a"),
            inJail("c", ALWAYS, "b"),
            inJail("d", ALWAYS),
            inJail("e", ALWAYS, "d"),
            inJail("f", ALWAYS, "c", "e"));
    for (int parallelism : List.of(1, 4)) {
      RunReport report =
          PlanRunner.run(
              plan,
              new WatchedHost(Thread::yield),
              RunOptions.plain().parallelism(parallelism),
              RunListener.silent());
      assertThat(results(report))
          .isEqualTo(
              Map.of(
                  "a", "failed",
                  "b", "needs a",
                  "c", "needs b",
                  "d", "done",
                  "e", "done",
                  "f", "needs c"));
    }
  }

  @Test
  void whoWantsToStopLetsTheStepsInFlightFinish() {
    AtomicInteger asked = new AtomicInteger();
    Plan plan = plan(inJail("a", ALWAYS), inJail("b", ALWAYS), inJail("c", ALWAYS));
    RunReport report =
        PlanRunner.run(
            plan,
            new WatchedHost(Thread::yield),
            RunOptions.plain().parallelism(2).stop(() -> asked.incrementAndGet() > 2),
            RunListener.silent());
    assertThat(results(report))
        .isEqualTo(Map.of("a", "done", "b", "done", "c", "the run was interrupted"));
  }

  @Test
  void aLostLockStartsNoFurtherStep() throws HostUnreachable {
    WatchedHost host = new WatchedHost(() -> {});
    HeldLock lock = ((LockAttempt.Got) host.lock(HostLock.of("anna@laptop"))).lock();
    Plan plan = plan(inJail("a", ALWAYS), inJail("b", ALWAYS));
    RunReport report =
        PlanRunner.run(
            plan,
            host,
            RunOptions.plain().lock(lock),
            new RunListener() {
              @Override
              public void stepStarted(PlannedStep step) {
                lock.close();
              }

              @Override
              public void stepFinished(PlannedStep step, StepResult result) {}
            });
    assertThat(results(report)).isEqualTo(Map.of("a", "done", "b", "the host's lock was lost"));
  }

  @Test
  void theJournalTellsOfTheRunAndOfEachStepWithoutAFurtherRoundTrip() throws HostUnreachable {
    WatchedHost host = new WatchedHost(() -> {});
    try (HeldLock lock = ((LockAttempt.Got) host.lock(HostLock.of("anna@laptop"))).lock()) {
      PlanRunner.run(
          plan(inJail("a", ALWAYS), inJail("b", NEVER)),
          host,
          RunOptions.plain().lock(lock),
          RunListener.silent());
    }
    assertThat(host.batches()).isEqualTo(2);
    Operation read = new Operation.ReadFile(HostPath.of("/var/db/qjailctl/journal"), 10_000);
    List<String> lines =
        host.run(Batch.all(List.of(read))).getFirst().stdout().utf8().lines().toList();
    assertThat(lines.stream().map(PlanRunnerTest::plain))
        .containsExactly(
            "{\"time\":T,\"event\":\"run"
                + " begins\",\"run\":R,\"by\":\"anna@laptop\",\"manifest\":\"h\",\"steps\":2}",
            "{\"time\":T,\"event\":\"begin\",\"run\":R,\"step\":\"jail a: work\"}",
            "{\"time\":T,\"event\":\"end\",\"run\":R,\"step\":\"jail a:"
                + " work\",\"result\":\"done\"}",
            "{\"time\":T,\"event\":\"begin\",\"run\":R,\"step\":\"jail b: work\"}",
            "{\"time\":T,\"event\":\"end\",\"run\":R,\"step\":\"jail b:"
                + " work\",\"result\":\"failed\"}",
            "{\"time\":T,\"event\":\"run ends\",\"run\":R,\"result\":\"incomplete\"}");
  }

  private static String plain(String line) {
    return line.replaceAll("\"time\":\"20[0-9-]{8}T[0-9:]{8}Z\"", "\"time\":T")
        .replaceAll("\"run\":\"[0-9a-f]{8}\"", "\"run\":R");
  }
}
