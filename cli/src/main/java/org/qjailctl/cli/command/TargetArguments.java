package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlanSelection;
import org.qjailctl.schema.problem.Nearest;
import picocli.CommandLine.Option;

/** A part of a plan: some resources, and what they need. */
final class TargetArguments {

  @Option(
      names = "--target",
      paramLabel = "ADDRESS",
      description =
          "Only this resource and what it needs, such as \"jail web\", as plans show "
              + "it. May be given several times.")
  private List<String> addresses = new ArrayList<>();

  boolean given() {
    return !addresses.isEmpty();
  }

  /** What is wrong with the addresses, for this plan. */
  Optional<List<Line>> problem(Plan plan) {
    Set<String> known =
        plan.changes().stream()
            .map(change -> change.resource().toString())
            .collect(Collectors.toSet());
    return addresses.stream()
        .filter(address -> !known.contains(address))
        .findFirst()
        .map(
            address ->
                UsageError.lines(
                    "--target \"" + address + "\": the plan has no such resource.",
                    sameName(address, known)
                        .or(() -> Nearest.to(address, known))
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse("`qjailctl plan` shows their addresses, such as \"jail web\".")));
  }

  /** {@code web} for "jail web": the resource of that name, if there is one only. */
  private static Optional<String> sameName(String word, Set<String> known) {
    List<String> named = known.stream().filter(one -> one.endsWith(" " + word)).sorted().toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** The part of {@code plan} that is asked for: all of it where none is. */
  Plan of(Plan plan) {
    return addresses.isEmpty() ? plan : PlanSelection.of(plan, Set.copyOf(addresses));
  }
}
