package org.qjailctl.core.pf.evaluation;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Rule;

/**
 * What becomes of one packet.
 *
 * @param passes whether pf lets it through
 * @param by the rule that decides; empty where none matches, when pf passes, and where a
 *     translation rule passes of its own
 * @param translation the rule that changed its addresses
 * @param after the packet as it leaves pf
 * @param state whether the packets that follow, both ways, need no rule
 * @param matched all rules that matched, in order
 */
public record Fate(
    boolean passes,
    Optional<Rule.Filter> by,
    Optional<Rule> translation,
    Packet after,
    boolean state,
    List<Rule> matched) {

  /** Whether the rule that decides sends packets another way than the routing table does. */
  public boolean rerouted() {
    return passes && by.filter(rule -> !rule.route().isEmpty()).isPresent();
  }

  public Fate {
    matched = List.copyOf(matched);
  }
}
