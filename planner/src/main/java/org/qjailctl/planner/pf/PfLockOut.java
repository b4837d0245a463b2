package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.SshConnection;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.planner.fragment.PlanCode;

/** Whether the rules that a plan loads leave the operator's way in open. */
record PfLockOut(PfState found, SortedMap<InterfaceName, ObservedInterface> interfaces) {

  /** What is wrong with the rules that {@code steps} load; empty when nothing is, surely. */
  Optional<Diagnostic> of(List<PlannedStep> steps) {
    Optional<SshConnection> ssh = found.operator().known().orElse(Optional.empty());
    boolean starts = steps.stream().anyMatch(one -> one.step() instanceof PfStep.StartPf);
    if (ssh.isEmpty() || !(starts || steps.stream().anyMatch(PfLockOut::loads))) {
      return Optional.empty();
    }
    WayIn way = WayIn.of(filterRules(), ssh.get(), interfaces);
    String from = "ssh from " + ssh.get().client() + " to port " + ssh.get().port();
    if (way.isShut()) {
      return Optional.of(shut(from, ssh.get()));
    }
    return starts && way.isCutAtStart() ? Optional.of(cut(from)) : Optional.empty();
  }

  private static boolean loads(PlannedStep planned) {
    return planned.step() instanceof PfStep.ReloadPf
        || planned.step() instanceof PfStep.LoadPfAnchor;
  }

  private static Diagnostic shut(String from, SshConnection ssh) {
    return PlanCode.PF_SHUTS_OUT.about(
        PfPlanning.ADDRESS,
        "The rules of "
            + PfAnchor.PF_CONF
            + " and of the manifest block "
            + from
            + ", the way by which this plan was made; nobody could undo it over ssh.",
        "Add a rule such as `pass in proto tcp from any to any port "
            + ssh.port()
            + "` behind those that block; or load the rules yourself where you have the host's"
            + " console.");
  }

  private static Diagnostic cut(String from) {
    return PlanCode.PF_CUTS.about(
        PfPlanning.ADDRESS,
        "The rules let in new connections only, as `pass` does: " + from + " hangs.",
        "New connections get in: apply notices after a minute, connects anew and looks whether pf"
            + " runs. Run it again for what is left to do then.");
  }

  /** Those of the file with qjailctl's own in the place of its anchor, or behind (PfHooks). */
  private List<String> filterRules() {
    String hook = PfAnchor.FILTER_HOOK + " all";
    List<String> own =
        found.wantedRules().known().orElse(List.of()).stream()
            .filter(line -> line.startsWith("pass ") || line.startsWith("block "))
            .toList();
    List<String> all = new ArrayList<>();
    List<String> file = found.mainWritten().known().orElse(List.of());
    file.forEach(line -> all.addAll(line.equals(hook) ? own : List.of(line)));
    if (!file.contains(hook)) {
      all.addAll(own);
    }
    return all;
  }
}
