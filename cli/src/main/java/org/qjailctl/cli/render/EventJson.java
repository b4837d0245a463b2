package org.qjailctl.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.executors.check.CheckResult;
import org.qjailctl.executors.run.CommandFailure;
import org.qjailctl.executors.run.GuardEvent;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens in an apply, for programs: one JSON object a line; see docs/events-format.md. */
public final class EventJson {

  private static final int FORMAT = 1;

  /** How much of a command's output an event tells, in characters from the end. */
  private static final int MOST_OUTPUT = 4000;

  private final UnaryOperator<String> mask;

  /**
   * @param mask hides secrets' values in every text
   */
  public EventJson(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  /** The plan is about to be carried out. */
  public String begins(Instant at, String address, Plan plan) {
    ObjectNode event = event(at, "run-begins");
    text(event, "host", plan.hostName());
    text(event, "address", address);
    ArrayNode steps = event.putArray("steps");
    plan.steps().forEach(step -> steps.add(step.id().toString()));
    return line(event);
  }

  public String stepBegins(Instant at, PlannedStep step) {
    return line(step(event(at, "step-begins"), step));
  }

  public String stepEnds(Instant at, PlannedStep step, StepResult result) {
    ObjectNode event = step(event(at, "step-ends"), step);
    switch (result) {
      case StepResult.Done(Duration took, var complaints) -> {
        event.put("result", "done").put("seconds", seconds(took));
        commands(event, complaints);
      }
      case StepResult.Failed(Duration took, String found, var failures) -> {
        event.put("result", "failed").put("seconds", seconds(took));
        text(event, "found", found);
        commands(event, failures);
      }
      case StepResult.Blocked(var by) -> event.put("result", "blocked").put("by", by.toString());
      case StepResult.NotStarted(String reason) ->
          text(event.put("result", "not-started"), "reason", reason);
    }
    return line(event);
  }

  public String guard(Instant at, GuardEvent change) {
    return line(
        switch (change) {
          case GuardEvent.Armed(Duration patience) ->
              event(at, "guard-armed").put("seconds", patience.toSeconds());
          case GuardEvent.Confirmed confirmed -> event(at, "guard-confirmed");
          case GuardEvent.NotConfirmed(String reason, Duration left) -> {
            ObjectNode event = event(at, "guard-not-confirmed").put("seconds", seconds(left));
            text(event, "reason", reason);
            yield event;
          }
        });
  }

  public String checkEnds(Instant at, CheckResult result) {
    ObjectNode event = event(at, "check-ends");
    text(event, "place", result.check().place().toString());
    text(event, "check", result.check().check().question().toString());
    event.put("result", result.ending().name().toLowerCase(Locale.ROOT));
    event.put("tries", result.tries()).put("seconds", seconds(result.took()));
    ArrayNode commands = event.putArray("commands");
    if (!result.passed()) {
      result
          .last()
          .ifPresent(
              last -> command(commands.addObject(), new CommandFailure(result.asked(), last)));
    }
    return line(event);
  }

  /**
   * Nothing more will happen.
   *
   * @param result such as {@code done}
   */
  public String ends(Instant at, String result, RunReport report) {
    ObjectNode event = event(at, "run-ends").put("result", result);
    event.put("done", count(report, StepResult.Done.class));
    event.put("failed", count(report, StepResult.Failed.class));
    event.put("blocked", count(report, StepResult.Blocked.class));
    event.put("not-started", count(report, StepResult.NotStarted.class));
    return line(event);
  }

  private static long count(RunReport report, Class<? extends StepResult> kind) {
    return report.entries().stream().filter(entry -> kind.isInstance(entry.result())).count();
  }

  private static ObjectNode event(Instant at, String name) {
    return JsonDocument.object()
        .put("format", FORMAT)
        .put("time", at.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("event", name);
  }

  private static ObjectNode step(ObjectNode event, PlannedStep step) {
    return event
        .put("step", step.id().toString())
        .put("resource", step.id().resource().toString())
        .put("impact", step.impact().name().toLowerCase(Locale.ROOT));
  }

  private void commands(ObjectNode event, List<CommandFailure> failures) {
    ArrayNode commands = event.putArray("commands");
    failures.forEach(failure -> command(commands.addObject(), failure));
  }

  private void command(ObjectNode command, CommandFailure failure) {
    text(command, "command", CommandText.of(failure.operation()));
    command.put(
        "status",
        switch (failure.outcome().status()) {
          case FINISHED -> "finished";
          case TIMED_OUT -> "timed-out";
          case NOT_RUN -> "not-run";
          case NOT_NEEDED -> "not-needed";
          case LOST -> "lost";
        });
    command.put("exit", failure.outcome().exit());
    text(command, "stdout", end(mask.apply(failure.outcome().stdout().utf8())));
    text(command, "stderr", end(mask.apply(failure.outcome().stderr().utf8())));
  }

  private static String end(String text) {
    return text.length() <= MOST_OUTPUT ? text : text.substring(text.length() - MOST_OUTPUT);
  }

  private void text(ObjectNode event, String key, String text) {
    event.put(key, mask.apply(text));
  }

  private static double seconds(Duration took) {
    return took.toMillis() / 1000.0;
  }

  private static String line(ObjectNode event) {
    return JsonDocument.line(event);
  }
}
