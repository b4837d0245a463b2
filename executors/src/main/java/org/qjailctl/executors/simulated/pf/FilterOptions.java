package org.qjailctl.executors.simulated.pf;

import java.util.List;
import java.util.Optional;

/**
 * What stands behind the addresses of a filter rule.
 *
 * @param flags as printed, such as {@code S/SA}, or {@code any}
 * @param state {@code keep}, {@code modulate}, {@code synproxy} or {@code no}
 * @param stateOptions as printed, with the parentheses
 * @param icmpTypes each as printed
 * @param tail {@code allow-opts} to {@code tagged}, as printed
 */
record FilterOptions(
    Optional<String> flags,
    Optional<String> state,
    String stateOptions,
    List<String> icmpTypes,
    boolean fragment,
    String tail) {

  /** The line of one rule; {@code passes} for a pass rule, which keeps state by default. */
  String canonical(Combination rule, boolean passes, boolean anchor) {
    boolean overTcp = rule.protocol().isEmpty() || rule.protocol().equals("tcp");
    boolean stateful = passes && !anchor && !state.equals(Optional.of("no"));
    return rule.canonical()
        + flags(overTcp, stateful)
        + rule.icmp()
        + (passes && !anchor ? state(overTcp, stateful) : "")
        + (fragment ? " fragment" : "")
        + tail;
  }

  private String flags(boolean overTcp, boolean stateful) {
    if (!overTcp) {
      return "";
    }
    if (flags.isPresent() && !flags.get().equals("any")) {
      return " flags " + flags.get();
    }
    if (!stateful || fragment) {
      return "";
    }
    return " flags " + flags.orElse("S/SA");
  }

  private String state(boolean overTcp, boolean stateful) {
    if (!stateful) {
      return " no state";
    }
    return " " + (overTcp ? state.orElse("keep") : "keep") + " state" + stateOptions;
  }
}
