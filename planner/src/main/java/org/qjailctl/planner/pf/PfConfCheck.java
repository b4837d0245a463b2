package org.qjailctl.planner.pf;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.PfFiles;
import org.qjailctl.core.pf.PfText;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.Step;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * What is to be said of /etc/pf.conf itself.
 *
 * @param interfacesCome whether the plan makes an interface, so that pf may refuse now what it will
 *     let through then
 */
record PfConfCheck(Pf wanted, PfState found, boolean interfacesCome) {

  /** The operator's own lines are theirs; but what a load brings in should surprise nobody. */
  Optional<Diagnostic> of(List<PlannedStep> steps) {
    boolean loads = steps.stream().anyMatch(step -> needsWholeFile(step.step()));
    return switch (found.mainAsWritten()) {
      case Fact.Unknown<Boolean>(String reason) -> {
        if (loads && (!interfacesCome || isOfGrammar(reason))) {
          yield Optional.of(
              PlanCode.PF_CONF_BROKEN.about(
                  PfPlanning.ADDRESS,
                  reason + ". pf loads the whole file or nothing of it.",
                  "Correct the line until pfctl -nf " + PfAnchor.PF_CONF + " is silent."));
        } else if (!interfacesCome && wanted.enable()) {
          yield Optional.of(
              PlanCode.PF_CONF_REFUSED.about(
                  PfPlanning.ADDRESS,
                  reason + ": at the next boot pf would filter by no rules at all.",
                  "Correct "
                      + PfAnchor.PF_CONF
                      + " until pfctl -nf "
                      + PfAnchor.PF_CONF
                      + " is silent."));
        }
        yield Optional.empty();
      }
      case Fact.Known<Boolean>(Boolean asWritten) -> {
        boolean reloads = steps.stream().anyMatch(step -> step.step() instanceof PfStep.ReloadPf);
        if (!asWritten
            && !interfacesCome
            && wanted.enable()
            && found.enabled().known().orElse(false)) {
          yield Optional.of(
              PlanCode.PF_NOT_AS_WRITTEN.about(
                  PfPlanning.ADDRESS,
                  "Beside qjailctl's lines, what is loaded differs from the file; "
                      + (reloads
                          ? "this plan loads the file."
                          : "the next reload or boot loads the file."),
                  "Compare pfctl -nvf "
                      + PfAnchor.PF_CONF
                      + " with pfctl -sn and pfctl -sr; interfaces named without parentheses stand"
                      + " for the addresses of the moment of loading."));
        }
        yield Optional.empty();
      }
    };
  }

  private static boolean needsWholeFile(Step step) {
    return step instanceof PfStep.HookPf
        || step instanceof PfStep.ReloadPf
        || step instanceof PfStep.StartPf;
  }

  /** Whether pf's complaint is of the rules' form, which interfaces that come do not change. */
  private boolean isOfGrammar(String complaint) {
    String text = found.pfConf().known().orElse(Optional.empty()).orElse("");
    return PfText.main(text + "\n", PfAnchor.PF_CONF.value())
        .parse(Links.NONE, PfFiles.NONE)
        .problems()
        .stream()
        .filter(problem -> !problem.endsWith("could not parse host specification"))
        .anyMatch(complaint::equals);
  }
}
