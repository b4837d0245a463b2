package org.qjailctl.core.pf.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qjailctl.core.pf.Links;

/**
 * Whether a connection comes about: its first packet, its answer, and what goes on, where no state
 * lets these through.
 *
 * @param opening the traces of the first packet
 * @param answer of those that come back by rules alone; empty where a state lets them through
 */
public record Connection(Trace opening, List<Trace> answer) {

  public Connection {
    answer = List.copyOf(answer);
  }

  /** A connection that {@code first} opens. */
  public static Connection of(Ruleset rules, Links links, Packet first) {
    Trace opening = Evaluation.of(rules, links, first);
    List<Trace> answers = new ArrayList<>();
    for (Fate fate : opening.fates()) {
      if (fate.passes() && !fate.state()) {
        answers.add(Evaluation.of(rules, links, fate.after().back(Packet.Moment.ANSWERS)));
        if (first.protocol().equals("tcp")) {
          answers.add(Evaluation.of(rules, links, first.at(Packet.Moment.GOES_ON)));
        }
      }
    }
    return new Connection(opening, answers);
  }

  /** One that is there already and has no state, because pf did not filter before. */
  public static Connection thatGoesOn(Ruleset rules, Links links, Packet first) {
    Trace opening = Evaluation.of(rules, links, first.at(Packet.Moment.GOES_ON));
    List<Trace> answers = new ArrayList<>();
    if (opening.fates().stream().anyMatch(fate -> fate.passes() && !fate.state())) {
      answers.add(Evaluation.of(rules, links, first.back(Packet.Moment.GOES_ON)));
    }
    return new Connection(opening, answers);
  }

  /** Whether it surely comes about. */
  public boolean surelyOpens() {
    return opening.surelyPasses()
        && opening.fates().stream().noneMatch(Fate::rerouted)
        && answer.stream().allMatch(trace -> trace.fates().stream().allMatch(Connection::fits));
  }

  /** An answer whose addresses are changed belongs to no connection that its receiver has. */
  private static boolean fits(Fate fate) {
    return fate.passes() && fate.translation().isEmpty();
  }

  /** Whether it surely does not. */
  public boolean surelyFails() {
    if (opening.surelyBlocked()) {
      return true;
    }
    boolean stateful = opening.fates().stream().anyMatch(fate -> fate.passes() && fate.state());
    return !stateful
        && answer.stream().anyMatch(trace -> trace.fates().stream().noneMatch(Connection::fits));
  }

  /** What it depends on where it is not sure. */
  public Set<String> depends() {
    Set<String> all = new LinkedHashSet<>(opening.depends());
    opening.fates().stream()
        .filter(Fate::rerouted)
        .flatMap(fate -> fate.by().stream())
        .forEach(rule -> all.add("where packets end that are sent" + rule.route()));
    answer.forEach(trace -> all.addAll(trace.depends()));
    return all;
  }
}
