package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpNetwork;
import org.qjailctl.core.observed.SshConnection;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.Rule;
import org.qjailctl.core.pf.evaluation.Connection;
import org.qjailctl.core.pf.evaluation.Fate;
import org.qjailctl.core.pf.evaluation.Packet;
import org.qjailctl.core.pf.evaluation.Ruleset;

/**
 * Whether rules leave the way open by which the operator's ssh comes in.
 *
 * @param depends on what, each a clause; for {@link State#UNKNOWN}
 * @param cuts whether the connection that is there is surely cut when pf starts: it has no state,
 *     so that rules for new connections pass it by
 * @param by the rule that blocks, or sends the connection elsewhere
 */
record WayIn(State state, Set<String> depends, boolean cuts, Optional<Rule> by) {

  /** What is known. */
  enum State {
    OPEN,
    SHUT,
    UNKNOWN
  }

  static WayIn of(Ruleset rules, Links links, SshConnection ssh) {
    List<String> arrivals = arrivals(links, ssh);
    boolean allShut = true;
    boolean allOpen = true;
    boolean allCut = true;
    Set<String> depends = new LinkedHashSet<>();
    Optional<Rule> by = Optional.empty();
    for (String on : arrivals) {
      Packet first = Packet.in(on, "tcp", ssh.client(), ssh.server(), ssh.port().number());
      Connection fresh = Connection.of(rules, links, first);
      boolean opens = fresh.surelyOpens() && stays(fresh, ssh);
      boolean fails = fresh.surelyFails() || leaves(fresh, ssh);
      allShut &= fails;
      allOpen &= opens;
      if (!opens && by.isEmpty()) {
        by = decides(fresh, ssh);
      }
      Set<String> anchors = unknown(fresh, rules);
      if (fails && !anchors.isEmpty()) {
        depends.addAll(anchors);
        allShut = false;
      } else if (fails) {
        depends.add("which interface it comes in on (" + on + " is shut)");
      } else if (!opens) {
        depends.addAll(fresh.depends());
      }
      allCut &= Connection.thatGoesOn(rules, links, first).surelyFails();
    }
    State state = allOpen ? State.OPEN : allShut ? State.SHUT : State.UNKNOWN;
    return new WayIn(state, depends, allCut, by);
  }

  private static boolean stays(Connection connection, SshConnection ssh) {
    return connection.opening().fates().stream().allMatch(fate -> reaches(fate, ssh));
  }

  private static boolean leaves(Connection connection, SshConnection ssh) {
    return connection.opening().fates().stream()
        .noneMatch(fate -> fate.passes() && reaches(fate, ssh));
  }

  private static boolean reaches(Fate fate, SshConnection ssh) {
    return fate.after().destination().equals(ssh.server())
        && fate.after().destinationPort().orElse(0) == ssh.port().number();
  }

  private static Optional<Rule> decides(Connection connection, SshConnection ssh) {
    for (Fate fate : connection.opening().fates()) {
      if (!reaches(fate, ssh)) {
        return fate.translation();
      }
      if (!fate.passes()) {
        return fate.by().map(rule -> rule);
      }
    }
    return Optional.empty();
  }

  /** The anchors that packets come through, and whose rules are not known. */
  private static Set<String> unknown(Connection connection, Ruleset rules) {
    Set<String> all = new LinkedHashSet<>();
    for (Fate fate : connection.opening().fates()) {
      for (Rule rule : fate.matched()) {
        if (rule instanceof Rule.Anchor call && !rules.knows(call)) {
          all.add("the rules of the anchor " + call.name());
        }
      }
    }
    return all;
  }

  /** What decides, as the end of a sentence. */
  String because() {
    return by.map(
            rule -> " (" + rule.at() + ": " + rule.text().lines().findFirst().orElse("") + ")")
        .orElse("");
  }

  /**
   * The interfaces that packets of the connection may arrive on: that of the client's network, and
   * for a client of no network of the host's all that have an address of the family, for routes may
   * be asymmetric. The host itself comes in by a loopback.
   */
  private static List<String> arrivals(Links links, SshConnection ssh) {
    List<String> near = new ArrayList<>();
    List<String> all = new ArrayList<>();
    String holder = "";
    for (Links.Link link : links.all()) {
      boolean loopback = link.name().matches("lo[0-9]+");
      for (InterfaceAddress one : link.addresses()) {
        if (one.address().bits() != ssh.client().bits()) {
          continue;
        }
        if (one.address().equals(ssh.client())) {
          return List.of("lo0");
        }
        if (one.address().equals(ssh.server())) {
          holder = link.name();
        }
        if (!loopback && !all.contains(link.name())) {
          all.add(link.name());
        }
        boolean network = one.prefix() < one.address().bits();
        if (!loopback
            && network
            && new IpNetwork(one.address(), one.prefix()).contains(ssh.client())
            && !near.contains(link.name())) {
          near.add(link.name());
        }
      }
    }
    if (!near.isEmpty()) {
      return near;
    }
    if (all.isEmpty()) {
      return List.of(holder.isEmpty() ? "an interface" : holder);
    }
    return all;
  }
}
