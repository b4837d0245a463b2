package org.qjailctl.core.pf;

import java.util.List;
import java.util.Optional;

/**
 * What follows the addresses of a filter rule.
 *
 * @param flags as printed, such as {@code S/SA}, or {@code any}
 * @param state {@code keep}, {@code modulate}, {@code synproxy} or {@code no}
 * @param stateOptions as printed, with the parentheses
 * @param icmpTypes each as printed
 * @param users each as printed
 * @param groups each as printed
 * @param marks {@code prio} to {@code set}, as printed
 * @param chance {@code probability}, as printed
 * @param tail {@code allow-opts} to {@code divert-to}, as printed
 */
public record FilterOptions(
    Optional<String> flags,
    Optional<String> state,
    String stateOptions,
    List<String> icmpTypes,
    List<String> users,
    List<String> groups,
    String marks,
    String chance,
    boolean fragment,
    String tail,
    Rule.Tags tags) {

  static final FilterOptions NONE =
      new FilterOptions(
          Optional.empty(),
          Optional.empty(),
          "",
          List.of(),
          List.of(),
          List.of(),
          "",
          "",
          false,
          "",
          Rule.Tags.NONE);

  public FilterOptions {
    icmpTypes = List.copyOf(icmpTypes);
    users = List.copyOf(users);
    groups = List.copyOf(groups);
  }

  /** The same for one user and one group at most, which lists are multiplied out to. */
  FilterOptions of(List<String> user, List<String> group) {
    return new FilterOptions(
        flags, state, stateOptions, icmpTypes, user, group, marks, chance, fragment, tail, tags);
  }

  /** Whether a rule that passes makes a state of a packet. */
  boolean keepsState() {
    return !state.equals(Optional.of("no"));
  }

  /** The line of one rule; {@code passes} for a pass rule, which keeps state by default. */
  String canonical(Combination rule, String route, boolean passes, boolean anchor) {
    boolean overTcp = rule.protocol().isEmpty() || rule.protocol().equals("tcp");
    boolean stateful = passes && !anchor && keepsState();
    return rule.canonical(route)
        + String.join("", users)
        + String.join("", groups)
        + flags(overTcp, stateful)
        + rule.icmp()
        + marks
        + (passes && !anchor ? state(overTcp, stateful) : "")
        + chance
        + (passes && !anchor && stateful ? stateOptions : "")
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
    return " " + (overTcp ? state.orElse("keep") : "keep") + " state";
  }
}
