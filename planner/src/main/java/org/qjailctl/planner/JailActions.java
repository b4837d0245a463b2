package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.plan.JailAction;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.jail.JailActionPlanning;

/** Plans what an operator asks of single jails, by the rules that hold for manifests too. */
public final class JailActions {

  private JailActions() {}

  /** What has to be read of a host. */
  public static Questions questions(Collection<JailName> jails) {
    Questions questions =
        Questions.of(
            new HostQuestion.HostSystem(),
            new QjailQuestion.Version(),
            new QjailQuestion.BaseRelease(),
            new HostQuestion.Storage());
    // In which zone one is only the definitions of all tell.
    return jails.isEmpty() ? questions : questions.with(new QjailQuestion.Jails());
  }

  /**
   * The steps for each of {@code jails}, none for one that is as asked already. With one refused
   * none is touched.
   */
  public static Plan plan(
      JailAction action, List<JailName> jails, HostState host, String hostName) {
    List<Diagnostic> problems = new ArrayList<>(unread(host));
    List<PlannedStep> steps = new ArrayList<>();
    if (problems.isEmpty()) {
      for (JailName jail : new TreeSet<>(jails)) {
        Optional<ObservedJail> found =
            Optional.ofNullable(host.qjail().jails().known().orElse(new TreeMap<>()).get(jail));
        Fragment fragment =
            new JailActionPlanning(
                    found.map(ObservedJail::name).orElse(jail), found, host.storage())
                .plan(action);
        problems.addAll(fragment.problems());
        steps.addAll(fragment.steps());
      }
    }
    return new Plan(hostName, List.of(), problems.isEmpty() ? steps : List.of(), problems);
  }

  private static List<Diagnostic> unread(HostState host) {
    List<Diagnostic> problems = new ArrayList<>(HostFitness.ofSystem(host));
    if (problems.isEmpty()) {
      unread("the jails", host.qjail().jails()).ifPresent(problems::add);
      unread("the jails' files", host.storage().files()).ifPresent(problems::add);
      unread("what is mounted", host.storage().mounts()).ifPresent(problems::add);
      unread("the jails' archives", host.storage().archives()).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Diagnostic> unread(String what, Fact<?> fact) {
    return fact instanceof Fact.Unknown<?>(String reason)
        ? Optional.of(PlanCode.unread(what, reason))
        : Optional.empty();
  }
}
