package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.planner.fragment.PlanCode;

/** What is said of the network guard of an earlier run. */
public final class GuardNotes {

  private static final String SUBJECT = "network guard";

  private GuardNotes() {}

  /**
   * The notes; none where no guard was met.
   *
   * @param armed since when one is armed, and for how long, if one is
   * @param reverted when one has put the network back, if so
   */
  public static List<Diagnostic> of(Optional<String> armed, Optional<String> reverted) {
    List<Diagnostic> notes = new ArrayList<>();
    armed.ifPresent(since -> notes.add(armed(since)));
    reverted.ifPresent(when -> notes.add(reverted(when)));
    return notes;
  }

  private static Diagnostic armed(String since) {
    return PlanCode.NETWORK_GUARD_ARMED.about(
        SUBJECT,
        "A run armed it at " + since + ", and has not confirmed it.",
        "Wait until that run is done or the host has put its network back, then try again. If the"
            + " network is as it should be, `rm -r /var/db/qjailctl/guard/armed` on the host, as"
            + " root, keeps it so.");
  }

  private static Diagnostic reverted(String when) {
    return PlanCode.NETWORK_PUT_BACK.about(
        SUBJECT,
        "That was at " + when + ": a run did not confirm over a new connection that one gets in.",
        "Look at the network's part of the plan before it is carried out again.");
  }
}
