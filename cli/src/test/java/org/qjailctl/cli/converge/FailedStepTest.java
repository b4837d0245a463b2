package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.cli.render.RunSummary;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.lowering.Lowering;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.executors.simulated.Fault;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/**
 * Each step of each example fails in turn: all that does not need it is done, the rest is named.
 */
class FailedStepTest {

  private static final Secrets SECRETS = name -> "a password";

  static List<Path> examples() throws IOException {
    return KilledAnywhereTest.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void allThatDoesNotNeedTheFailedStepIsDoneAndTheRestIsNamed(Path example) throws HostUnreachable {
    Manifest manifest = manifest(example);
    World before = World.stock();
    Plan plan = plan(manifest, SimulatedHost.of(before, SECRETS));
    for (PlannedStep failing : plan.steps()) {
      RunReport report = run(plan, before.copy(), failing);
      if (report.succeeded()) {
        // What it is to bring about was so before: nothing that a host shows has failed.
        assertThat(report.entries())
            .filteredOn(entry -> entry.step().equals(failing))
            .singleElement()
            .extracting(RunReport.Entry::result)
            .isInstanceOfSatisfying(
                StepResult.Done.class, done -> assertThat(done.complaints()).isNotEmpty());
        continue;
      }
      Set<StepId> missing = needing(plan, failing.id());
      String text =
          RunSummary.of(report).stream().map(Line::plain).collect(Collectors.joining("\n"));
      for (RunReport.Entry entry : report.entries()) {
        StepId id = entry.step().id();
        if (id.equals(failing.id())) {
          assertThat(entry.result()).as("%s", id).isInstanceOf(StepResult.Failed.class);
          assertThat(text).contains("failed: " + id + "\n");
        } else if (missing.contains(id)) {
          assertThat(entry.result())
              .as("%s, when %s fails", id, failing.id())
              .isInstanceOfSatisfying(
                  StepResult.Blocked.class,
                  blocked -> assertThat(entry.step().after()).contains(blocked.by()));
          assertThat(text).contains("not started: " + id + "\n");
        } else {
          assertThat(entry.result())
              .as("%s, when %s fails", id, failing.id())
              .isInstanceOf(StepResult.Done.class);
          assertThat(text).doesNotContain(": " + id + "\n");
        }
      }
      int done = plan.steps().size() - 1 - missing.size();
      assertThat(text)
          .contains(
              "Apply incomplete. %d step%s done, 1 failed, %d not started."
                  .formatted(done, done == 1 ? "" : "s", missing.size()))
          .contains("run the same command again");
    }
  }

  /** Nothing that {@code failing} is carried out by does anything, and the first says so. */
  private static RunReport run(Plan plan, World world, PlannedStep failing) throws HostUnreachable {
    Set<Operation> operations = new HashSet<>(Lowering.operations(failing.step()));
    SimulatedHost host = SimulatedHost.of(world, SECRETS);
    boolean[] begun = {false};
    RunListener listener =
        new RunListener() {
          @Override
          public void stepStarted(PlannedStep step) {
            begun[0] = step.id().equals(failing.id());
          }

          @Override
          public void stepFinished(PlannedStep step, StepResult result) {
            begun[0] = false;
          }
        };
    return PlanRunner.run(
        plan,
        host.suffering(
            (number, operation) ->
                begun[0] && operations.contains(operation)
                    ? new Fault.Refused()
                    : new Fault.None()),
        RunOptions.plain().secrets(SECRETS),
        listener);
  }

  /** All that comes behind, by the plan's own order. */
  private static Set<StepId> needing(Plan plan, StepId failed) {
    Set<StepId> missing = new HashSet<>(Set.of(failed));
    boolean more = true;
    while (more) {
      more = false;
      for (PlannedStep step : plan.steps()) {
        more |= step.after().stream().anyMatch(missing::contains) && missing.add(step.id());
      }
    }
    missing.remove(failed);
    return missing;
  }

  private static Plan plan(Manifest manifest, SimulatedHost host) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest), SECRETS);
    return Planner.plan(manifest, probe.read(host.run(probe.batch())));
  }

  private static Manifest manifest(Path example) {
    return switch (ManifestReader.read(example.resolve("host.yaml"))) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
