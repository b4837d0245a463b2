package org.qjailctl.executors.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.world.World;

/**
 * Runs a recording's steps on a simulated host. A step that goes wrong is undone and its recorded
 * facts put in place, so that every step starts from what the real host was like.
 */
final class Replay {

  private final Recording recording;
  private final Map<String, String> expected = new TreeMap<>();
  private World world;

  Replay(Recording recording) {
    this.recording = recording;
    this.world = SeededWorld.of(recording.initial());
    recording.initial().forEach((name, text) -> expected.put(name, Normalised.fact(name, text)));
  }

  /** For every step with a command, how it differs from the recording; empty when it does not. */
  Map<Recording.Step, Optional<String>> differences() {
    Map<Recording.Step, Optional<String>> differences = new LinkedHashMap<>();
    for (Recording.Step step : recording.steps()) {
      World before = SeededWorld.copy(world);
      expect(step);
      Optional<String> difference =
          step.argv().isEmpty() ? Optional.of("prepares") : difference(step);
      if (!step.argv().isEmpty()) {
        differences.put(step, difference);
      }
      if (difference.isPresent()) {
        world = before;
        step.changed()
            .forEach(
                (name, fact) -> {
                  if (!lost(name, fact)) {
                    world = SeededWorld.with(world, name, fact);
                  }
                });
      }
    }
    return differences;
  }

  private void expect(Recording.Step step) {
    step.changed()
        .forEach(
            (name, fact) -> {
              if (fact.isPresent()) {
                expected.put(name, Normalised.fact(name, fact.get()));
              } else {
                expected.remove(name);
              }
            });
  }

  private Optional<String> difference(Recording.Step step) {
    Operation.Run run = Operation.Run.of(step.argv()).reading(Input.text(step.stdin()));
    Outcome outcome;
    try (SimulatedHost host = SimulatedHost.of(world, Secrets.none())) {
      outcome = host.run(Batch.all(List.of(run))).getFirst();
    } catch (HostUnreachable e) {
      throw new IllegalStateException("a host in memory is always there", e);
    }
    StringBuilder text = new StringBuilder();
    compare(text, "exit status", Integer.toString(step.exit()), Integer.toString(outcome.exit()));
    compare(text, "stdout", output(step, step.stdout()), output(step, outcome.stdout().utf8()));
    compare(text, "stderr", output(step, step.stderr()), output(step, outcome.stderr().utf8()));
    TreeSet<String> names = new TreeSet<>(expected.keySet());
    step.changed()
        .forEach(
            (name, fact) -> {
              if (!lost(name, fact)) {
                names.add(name);
              }
            });
    Map<String, String> observed = new ObservedFacts(world).of(names);
    for (String name : names) {
      if (!name.equals("cmd pf") || observed.containsKey(name)) {
        compare(
            text,
            name,
            expected.getOrDefault(name, "(not there)"),
            observed.getOrDefault(name, "(not there)"));
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  /**
   * Whether the recording lost a fact: what a command prints cannot be gone (scenario 05, step 3).
   */
  private static boolean lost(String name, Optional<String> fact) {
    return fact.isEmpty() && name.startsWith("cmd ");
  }

  private static String output(Recording.Step step, String text) {
    String whole = Normalised.output(step.argv(), text);
    return step.trimmed() ? whole.lines().findFirst().orElse("") : whole;
  }

  private static void compare(StringBuilder text, String what, String recorded, String simulated) {
    if (!recorded.equals(simulated)) {
      text.append(
          "%s\n  recorded:  %s\n  simulated: %s\n"
              .formatted(what, shown(recorded), shown(simulated)));
    }
  }

  private static String shown(String text) {
    return text.replace("\n", "\n             ");
  }
}
