package org.qjailctl.cli.render;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedCheck;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.UnaskedSteps;
import org.qjailctl.executors.rehearsal.Rehearsed;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan for programs: one JSON object, {@code "format": 1}. Within a format keys are only added.
 *
 * <ul>
 *   <li>{@code host}: {@code name}, {@code system}, {@code release}, {@code architecture}, {@code
 *       qjail}; null where not known
 *   <li>{@code refused}: whether the plan must not be carried out, see {@code problems}
 *   <li>{@code summary}: {@code add}, {@code change}, {@code destroy} (counts), {@code restarts},
 *       {@code stops} (jails)
 *   <li>{@code changes}: {@code resource}, {@code kind}, {@code name}, {@code part} (or null),
 *       {@code action} (create, update, replace, delete, unchanged), {@code impact} (live, restart,
 *       network, rebuild, destroy), {@code title}, {@code attributes} ({@code name}, {@code
 *       before}, {@code after}; null where there is none), {@code reasons}, {@code warnings}
 *   <li>{@code steps}: {@code id}, {@code after} (ids), {@code impact}, and {@code commands} when
 *       asked for
 *   <li>{@code notAsked}: the ids of the steps whose guard was not asked
 *   <li>{@code checks}: {@code place}, {@code check}, {@code retries}, {@code interval} and {@code
 *       timeout} in seconds, and {@code command} when asked for
 *   <li>{@code problems}: as in {@link DiagnosticJson}
 *   <li>{@code rehearsal}, when asked for: {@code outcome} (converges, stuck, impossible), {@code
 *       steps} (a count), {@code onTrust} ({@code step}, {@code reason}), {@code left} (texts),
 *       {@code reason} (or null)
 * </ul>
 */
public final class PlanJson {

  private static final int FORMAT = 1;

  private PlanJson() {}

  /**
   * The document.
   *
   * @param operations present when each step's commands are to be told
   * @param checks what asks a check, for where commands are to be told
   * @param rehearsed what a rehearsal came to, where there was one
   */
  public static String of(
      Plan plan,
      HostState state,
      Optional<Function<Step, List<Operation>>> operations,
      Function<PlannedCheck, Operation> checks,
      Optional<Rehearsed> rehearsed) {
    ObjectNode root = JsonDocument.object();
    root.put("format", FORMAT);
    host(root.putObject("host"), plan, state);
    root.put("refused", plan.refused());
    summary(root.putObject("summary"), PlanSummary.of(plan));
    ArrayNode changes = root.putArray("changes");
    plan.changes().forEach(change -> change(changes.addObject(), change));
    ArrayNode steps = root.putArray("steps");
    plan.steps().forEach(step -> step(steps.addObject(), step, operations));
    texts(
        root.putArray("notAsked"),
        UnaskedSteps.of(plan, state).stream().map(step -> step.id().toString()).toList());
    ArrayNode checked = root.putArray("checks");
    plan.checks()
        .forEach(check -> check(checked.addObject(), check, operations.isPresent(), checks));
    DiagnosticJson.problems(root.putArray("problems"), plan.problems());
    rehearsed.ifPresent(outcome -> rehearsal(root.putObject("rehearsal"), outcome));
    return JsonDocument.text(root);
  }

  private static void host(ObjectNode node, Plan plan, HostState state) {
    node.put("name", plan.hostName());
    node.put("system", state.system().known().map(facts -> facts.system()).orElse(null));
    node.put("release", state.system().known().map(facts -> facts.release()).orElse(null));
    node.put(
        "architecture", state.system().known().map(facts -> facts.architecture()).orElse(null));
    node.put("qjail", state.qjail().version().known().flatMap(version -> version).orElse(null));
  }

  private static void summary(ObjectNode node, PlanSummary summary) {
    node.put("add", summary.add());
    node.put("change", summary.change());
    node.put("destroy", summary.destroy());
    texts(node.putArray("restarts"), summary.restarts());
    texts(node.putArray("stops"), summary.stops());
  }

  private static void change(ObjectNode node, Change change) {
    node.put("resource", change.resource().toString());
    node.put("kind", change.resource().kind().toString());
    node.put("name", change.resource().name());
    node.put("part", change.resource().part().orElse(null));
    node.put("action", word(change.action()));
    node.put("impact", word(change.impact()));
    node.put("title", change.title());
    ArrayNode attributes = node.putArray("attributes");
    for (AttributeChange attribute : change.attributes()) {
      ObjectNode one = attributes.addObject();
      one.put("name", attribute.name());
      one.put("before", attribute.before().orElse(null));
      one.put("after", attribute.after().orElse(null));
    }
    texts(node.putArray("reasons"), change.reasons());
    texts(node.putArray("warnings"), change.warnings());
  }

  private static void step(
      ObjectNode node, PlannedStep step, Optional<Function<Step, List<Operation>>> operations) {
    node.put("id", step.id().toString());
    texts(node.putArray("after"), step.after().stream().map(Object::toString).toList());
    node.put("impact", word(step.impact()));
    operations.ifPresent(
        lowering ->
            texts(
                node.putArray("commands"),
                lowering.apply(step.step()).stream().map(CommandText::of).toList()));
  }

  private static void check(
      ObjectNode node,
      PlannedCheck check,
      boolean commands,
      Function<PlannedCheck, Operation> operation) {
    node.put("place", check.place().toString());
    node.put("check", check.check().question().toString());
    node.put("retries", check.check().retries());
    node.put("interval", check.check().interval().toSeconds());
    node.put("timeout", check.check().timeout().toSeconds());
    if (commands) {
      node.put("command", CommandText.of(operation.apply(check)));
    }
  }

  private static void texts(ArrayNode node, Collection<String> texts) {
    texts.forEach(node::add);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void rehearsal(ObjectNode node, Rehearsed rehearsed) {
    ArrayNode onTrust = JsonDocument.object().putArray("onTrust");
    ArrayNode left = JsonDocument.object().putArray("left");
    node.put("outcome", "impossible").put("steps", 0);
    node.putNull("reason");
    switch (rehearsed) {
      case Rehearsed.Converges converges -> {
        node.put("outcome", "converges").put("steps", converges.steps());
        converges
            .onTrust()
            .forEach(
                (step, reason) ->
                    onTrust.addObject().put("step", step.toString()).put("reason", reason));
      }
      case Rehearsed.Stuck stuck -> {
        node.put("outcome", "stuck");
        stuck.failed().forEach(entry -> left.add(entry.step().id().toString()));
        stuck.left().forEach(left::add);
      }
      case Rehearsed.Impossible(String reason) -> node.put("reason", reason);
    }
    node.set("onTrust", onTrust);
    node.set("left", left);
  }
}
