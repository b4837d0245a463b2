package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.SshConnection;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.evaluation.Ruleset;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.planner.fragment.PlanCode;

/** Whether the rules that a plan loads leave the operator's way in open, now and after a boot. */
record PfLockOut(
    PlannedPf pf, Optional<SshConnection> operator, SortedMap<RcVariable, String> rcConf) {

  /**
   * What is wrong with the rules that {@code steps} load; none when nothing is.
   *
   * @param filters whether pf filters after a boot
   * @param allowed whether the operator agreed to be locked out
   */
  List<Diagnostic> of(List<PlannedStep> steps, boolean filters, boolean allowed) {
    boolean starts = steps.stream().anyMatch(one -> one.step() instanceof PfStep.StartPf);
    boolean reloads = steps.stream().anyMatch(one -> one.step() instanceof PfStep.ReloadPf);
    boolean loads = steps.stream().anyMatch(one -> one.step() instanceof PfStep.LoadPfAnchor);
    boolean writes =
        steps.stream()
            .anyMatch(
                one ->
                    one.step() instanceof PfStep.WritePfRules
                        || one.step() instanceof PfStep.HookPf);
    if (operator.isEmpty()) {
      return List.of();
    }
    SshConnection ssh = operator.get();
    Links links = pf.linksAfter();
    List<Diagnostic> all = new ArrayList<>();
    if (starts || reloads || loads) {
      WayIn way = WayIn.of(pf.after(starts || reloads, false, links), links, ssh);
      judged(way, ssh, "", allowed).ifPresent(all::add);
      if (all.isEmpty() && starts && way.cuts()) {
        all.add(cut(from(ssh)));
      }
    }
    boolean told = all.stream().anyMatch(one -> !one.code().equals(PlanCode.PF_CUTS.code()));
    if (!told && filters && (starts || reloads || loads || writes)) {
      Ruleset rules = pf.after(true, true, pf.linksAtBoot(rcConf));
      judged(WayIn.of(rules, links, ssh), ssh, " at the next boot", allowed).ifPresent(all::add);
    }
    return all;
  }

  private static String from(SshConnection ssh) {
    return "ssh from " + ssh.client() + " to port " + ssh.port();
  }

  private static Optional<Diagnostic> judged(
      WayIn way, SshConnection ssh, String when, boolean allowed) {
    return switch (way.state()) {
      case OPEN -> Optional.empty();
      case SHUT ->
          Optional.of(
              (allowed ? PlanCode.PF_SHUTS_OUT_ALLOWED : PlanCode.PF_SHUTS_OUT)
                  .about(
                      PfPlanning.ADDRESS,
                      "The rules of "
                          + PfAnchor.PF_CONF
                          + " and of the manifest block "
                          + from(ssh)
                          + when
                          + ", the way by which this plan was made"
                          + way.because()
                          + "; nobody could undo it over ssh.",
                      "Add a rule such as `pass in proto tcp from any to any port "
                          + ssh.port()
                          + "` after those that block; or plan with --allow-lock-out where you have"
                          + " the host's console."));
      case UNKNOWN ->
          Optional.of(
              PlanCode.PF_MAY_SHUT_OUT.about(
                  PfPlanning.ADDRESS,
                  "Whether "
                      + from(ssh)
                      + " gets in"
                      + when
                      + " depends on "
                      + String.join(", and on ", way.depends())
                      + way.because()
                      + ".",
                  "See which rules match with `qjailctl trace`, or have a console at hand. The network"
                      + " guard puts back what shuts you out now."));
    };
  }

  private static Diagnostic cut(String from) {
    return PlanCode.PF_CUTS.about(
        PfPlanning.ADDRESS,
        "The rules let in new connections only, as `pass` does: " + from + " hangs.",
        "New connections get in: apply notices after a minute, connects anew and looks whether pf"
            + " runs. Run it again for what is left to do then.");
  }
}
