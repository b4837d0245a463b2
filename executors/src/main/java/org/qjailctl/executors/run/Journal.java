package org.qjailctl.executors.run;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is written on the host about a run, for people and audits: nothing reads it back. No command
 * and no output stands in it, so no secret can.
 */
final class Journal {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HeldLock lock;
  private final String run;

  Journal(HeldLock lock) {
    this.lock = lock;
    this.run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  void runBegins(Plan plan) {
    write(
        entry("run begins")
            .put("by", lock.holder())
            .put("manifest", plan.hostName())
            .put("steps", plan.steps().size()));
  }

  void stepBegins(PlannedStep step) {
    write(entry("begin").put("step", step.id().toString()));
  }

  void stepEnds(PlannedStep step, StepResult result) {
    write(
        entry("end")
            .put("step", step.id().toString())
            .put("result", result instanceof StepResult.Done ? "done" : "failed"));
  }

  void guard(GuardEvent event) {
    write(
        switch (event) {
          case GuardEvent.Armed(var patience) ->
              entry("guard armed").put("seconds", patience.toSeconds());
          case GuardEvent.Confirmed confirmed -> entry("guard confirmed");
          case GuardEvent.NotConfirmed not -> entry("guard not confirmed");
        });
  }

  void runEnds(RunReport report) {
    write(entry("run ends").put("result", report.succeeded() ? "done" : "incomplete"));
  }

  private ObjectNode entry(String event) {
    return JSON.createObjectNode().put("event", event).put("run", run);
  }

  private void write(ObjectNode entry) {
    lock.journal(JSON.writeValueAsString(entry));
  }
}
