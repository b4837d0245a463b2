package org.qjailctl.core.plan;

import java.util.List;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.JailName;

/**
 * What makes a host match its manifest.
 *
 * @param hostName the manifest's name of the host
 * @param changes one a resource that the manifest describes, unchanged ones too, in the order in
 *     which resources come to be
 * @param steps in an order in which each comes behind those that it needs
 * @param checks what is asked once all steps are done, also when there are none
 * @param problems why the plan must not be carried out, and what to think about; with an error
 *     among them there are no steps
 * @param reach what becomes reachable and what no longer is, a line each
 */
public record Plan(
    String hostName,
    List<Change> changes,
    List<PlannedStep> steps,
    List<PlannedCheck> checks,
    List<Diagnostic> problems,
    List<String> reach) {

  public Plan {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    checks = List.copyOf(checks);
    problems = List.copyOf(problems);
    reach = List.copyOf(reach);
  }

  /** Without what becomes reachable. */
  public Plan(
      String hostName,
      List<Change> changes,
      List<PlannedStep> steps,
      List<PlannedCheck> checks,
      List<Diagnostic> problems) {
    this(hostName, changes, steps, checks, problems, List.of());
  }

  /** Without checks. */
  public Plan(
      String hostName, List<Change> changes, List<PlannedStep> steps, List<Diagnostic> problems) {
    this(hostName, changes, steps, List.of(), problems);
  }

  /** Whether there is nothing to do; checks change nothing. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  public boolean refused() {
    return problems.stream().anyMatch(Diagnostic::isError);
  }

  /** How many resources {@code action} happens to. */
  public long count(Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }

  /** The running jails that go down, by name; they come back unless the manifest stops them. */
  public List<JailName> restarts() {
    return steps.stream()
        .filter(step -> step.step() instanceof JailStep.StopJail)
        .map(step -> JailName.of(step.id().resource().name()))
        .sorted()
        .toList();
  }
}
