package org.qjailctl.cli.render;

import java.time.Duration;
import java.util.List;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.plan.GuardedSteps;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.run.GuardEvent;

/** What the network guard will do, does, and has not done. */
public final class GuardText {

  private GuardText() {}

  /** What a plan says of it; nothing where nothing is guarded. */
  public static List<Line> announced(Plan plan, long seconds) {
    if (GuardedSteps.of(plan).isEmpty()) {
      return List.of();
    }
    return List.of(
        Line.of(
            seconds == 0
                ? "Network guard: none. What goes wrong with the network stays wrong."
                : "Network guard: after "
                    + seconds
                    + " s the host puts its network back, unless a new connection confirms it."));
  }

  /** What a run says of it as it goes. */
  public static Line of(GuardEvent event) {
    return switch (event) {
      case GuardEvent.Armed(Duration patience) ->
          Line.of(
              Style.DIM,
              "Network guard armed: the host puts its network back in "
                  + patience.toSeconds()
                  + " s unless confirmed.");
      case GuardEvent.Confirmed confirmed ->
          Line.of(Style.DIM, "Network guard confirmed, and gone.");
      case GuardEvent.NotConfirmed not ->
          Line.of(Style.REMOVED, "Network guard not confirmed: ").and(not.reason());
    };
  }

  /** What a run that ended so says last. */
  static List<Line> afterwards(GuardEvent.NotConfirmed not) {
    String when =
        not.left().isZero()
            ? "The host has put its network back as it was before, or does so now."
            : "In at most "
                + (not.left().toSeconds() + 1)
                + " s the host puts its network back as it was before.";
    return List.of(
        Line.of(Style.REMOVED, "Rolled back.").and(" " + when),
        Line.of(
            "Files, addresses and pf of the network are then as this run found them; what else was"
                + " done stays done. Mend the manifest, then run the same command again."));
  }
}
