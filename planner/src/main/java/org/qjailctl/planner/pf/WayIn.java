package org.qjailctl.planner.pf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.SshConnection;

/**
 * Whether filter rules leave the way open by which the operator's ssh comes in. Doubt counts as
 * open: only what is surely shut is told.
 *
 * @param rules in pfctl's own form and order, without what stands inside anchors; beside filter
 *     rules {@code set skip on}
 * @param arrival the interface that has the connection's address
 */
record WayIn(List<String> rules, SshConnection ssh, Optional<String> arrival) {

  WayIn {
    rules = List.copyOf(rules);
  }

  static WayIn of(
      List<String> rules,
      SshConnection ssh,
      SortedMap<InterfaceName, ObservedInterface> interfaces) {
    return new WayIn(
        rules,
        ssh,
        interfaces.values().stream()
            .filter(one -> one.addresses().stream().anyMatch(a -> a.address().equals(ssh.server())))
            .map(one -> one.name().value())
            .findFirst());
  }

  /** Whether a new connection is surely refused. */
  boolean isShut() {
    return isShut(rule -> false);
  }

  /**
   * Whether the connection that is there is surely cut when pf starts: it has no state, so that
   * rules for new connections, which {@code pass} makes of itself (pf.conf(5): flags S/SA), pass it
   * by.
   */
  boolean isCutAtStart() {
    return isShut(rule -> rule.isPass() && rule.isForNewOnly());
  }

  /** The last rule that matches counts, or the first that is quick; without one pf passes. */
  private boolean isShut(Predicate<FilterRule> passedBy) {
    if (rules.stream().anyMatch(this::isSkipped)) {
      return false;
    }
    boolean open = true;
    boolean openEarlier = false;
    for (String line : rules) {
      FilterRule rule = FilterRule.of(line);
      if (passedBy.test(rule)) {
        continue;
      }
      FilterRule.Match match = rule.matches(ssh, arrival);
      if (rule.isAnchor() || (rule.isPass() && match != FilterRule.Match.NO)) {
        openEarlier |= rule.isAnchor() || rule.isQuick();
        open = true;
      } else if (rule.isBlock() && match == FilterRule.Match.YES) {
        if (rule.isQuick()) {
          return !openEarlier;
        }
        open = false;
      }
    }
    return !open && !openEarlier;
  }

  /**
   * Whether pf passes by the interface on which the connection comes in: {@code set skip on { lo
   * em0 }} (expand_skip_interface in parse.y of FreeBSD 13.2). A name without a number is a group;
   * that of the loopbacks is known.
   */
  private boolean isSkipped(String rule) {
    return rule.startsWith("set skip on ")
        && Arrays.stream(rule.substring("set skip on ".length()).split("[{}\\s]+", -1))
            .anyMatch(
                name ->
                    arrival.isEmpty()
                        ? name.matches("(?!lo[0-9]*$).+")
                        : name.equals(arrival.get()) || name.matches("(?!lo$)[A-Za-z_]+"));
  }
}
