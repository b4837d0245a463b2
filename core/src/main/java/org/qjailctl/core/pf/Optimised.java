package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules without those that pfctl(8) leaves out of what it loads, because another one next to them
 * says the same of more packets (remove_identical_rules in pfctl_optimize.c of FreeBSD 13.2).
 */
final class Optimised {

  private Optimised() {}

  static List<Rule> of(List<Rule> rules) {
    List<Rule> kept = new ArrayList<>();
    for (Rule rule : rules) {
      if (kept.isEmpty() || !says(kept.getLast(), rule)) {
        kept.add(rule);
      }
    }
    return kept;
  }

  private static boolean says(Rule earlier, Rule later) {
    return earlier instanceof Rule.Filter first
        && later instanceof Rule.Filter second
        && first.quick() == second.quick()
        && wider(first.match().from(), second.match().from())
        && wider(first.match().to(), second.match().to())
        && shape(first).equals(shape(second));
  }

  /** All of a rule but its addresses. */
  private static String shape(Rule.Filter rule) {
    Combination match = rule.match();
    Combination bare =
        new Combination(
            match.on(),
            match.family(),
            match.protocol(),
            match.icmp(),
            Optional.empty(),
            match.fromPort(),
            match.os(),
            Optional.empty(),
            match.toPort());
    return rule.text().replace(match.canonical(rule.route()), bare.canonical(rule.route()));
  }

  private static boolean wider(Optional<RuleHost> first, Optional<RuleHost> second) {
    if (first.equals(second)) {
      return true;
    }
    return first.isPresent()
        && second.isPresent()
        && !first.get().not()
        && !second.get().not()
        && first.get().address() instanceof Address.Block wide
        && second.get().address() instanceof Address.Block narrow
        && wide.family().equals(narrow.family())
        && wide.prefix() < narrow.prefix()
        && new Address.Block(narrow.address(), wide.prefix()).equals(wide);
  }
}
