package org.qjailctl.core.pf.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Rule;

/**
 * A packet on its way through the rules.
 *
 * @param last the last filter rule that matched
 * @param done whether no further rule is looked at
 * @param inAnchor whether a rule matched in the anchor that is being walked
 */
record Run(
    Packet packet,
    String tag,
    Optional<Rule> translation,
    boolean passed,
    Optional<Rule.Filter> last,
    boolean done,
    boolean inAnchor,
    List<Rule> matched) {

  static Run of(Packet packet) {
    return new Run(packet, "", Optional.empty(), false, Optional.empty(), false, false, List.of());
  }

  private static List<Rule> with(List<Rule> some, Rule one) {
    List<Rule> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }

  private String tagged(Rule.Tags tags) {
    return tags.sets().isEmpty() ? tag : tags.sets();
  }

  /** A translation rule matched, the first of its list. */
  Run translated(Rule.Translation rule, Packet changed) {
    return new Run(
        changed,
        tagged(rule.tags()),
        rule.not() ? translation : Optional.of(rule),
        rule.pass(),
        last,
        true,
        inAnchor,
        with(matched, rule));
  }

  Run filtered(Rule.Filter rule) {
    boolean decides = rule.action() != Rule.Action.MATCH;
    return new Run(
        packet,
        tagged(rule.options().tags()),
        translation,
        passed,
        decides ? Optional.of(rule) : last,
        rule.quick(),
        inAnchor || decides,
        with(matched, rule));
  }

  /** Translation by a filter rule. */
  Run applied(Rule.Filter rule, Packet changed) {
    return new Run(changed, tag, Optional.of(rule), passed, last, done, inAnchor, matched);
  }

  Run done(boolean now) {
    return new Run(packet, tag, translation, passed, last, now, inAnchor, matched);
  }

  Run inAnchor(boolean now) {
    return new Run(packet, tag, translation, passed, last, done, now, matched);
  }

  Run calling(Rule.Anchor anchor) {
    return new Run(packet, tag, translation, passed, last, done, inAnchor, with(matched, anchor));
  }

  /** pf makes a state of what it translates, whatever the rules say of states. */
  Fate fate() {
    boolean passes = last.map(rule -> rule.action() == Rule.Action.PASS).orElse(true);
    boolean state =
        translation.isPresent()
            || (passes && last.map(rule -> rule.options().keepsState()).orElse(false));
    return new Fate(passes, last, translation, packet, passes && state, matched);
  }
}
