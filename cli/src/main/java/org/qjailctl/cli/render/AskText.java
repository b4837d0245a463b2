package org.qjailctl.cli.render;

import java.util.List;
import java.util.stream.Collectors;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.UnaskedSteps;

/** Which steps depend on guards that were not asked. */
final class AskText {

  private AskText() {}

  /** One line; nothing where each guard has answered. */
  static List<Line> announced(Plan plan, HostState state) {
    List<PlannedStep> unasked = UnaskedSteps.of(plan, state);
    if (unasked.isEmpty()) {
      return List.of();
    }
    boolean one = unasked.size() == 1;
    String steps =
        unasked.stream().map(step -> "`" + step.id() + "`").collect(Collectors.joining(", "));
    return List.of(
        Line.of(
            (one ? "The guard of " + steps + " was" : "The guards of " + steps + " were")
                + " not asked. Apply asks "
                + (one ? "it" : "them")
                + " after the yes; --ask-guards asks now."));
  }
}
