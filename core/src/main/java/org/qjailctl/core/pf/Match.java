package org.qjailctl.core.pf;

import java.util.List;
import java.util.Optional;

/**
 * What packets a statement is for, with its lists as they were written; an empty list is any.
 *
 * @param protocols by the names that pfctl(8) prints
 * @param os fingerprints of the sender's system
 */
public record Match(
    List<On> on,
    Optional<Family> family,
    List<String> protocols,
    Side from,
    List<String> os,
    Side to) {

  /** An interface that a rule is bound to, or all but it. */
  public record On(boolean not, String name) {

    @Override
    public String toString() {
      return (not ? "! " : "") + name;
    }
  }

  /** Source or destination. */
  public record Side(List<RuleHost> hosts, List<PortMatch> ports) {
    static final Side ANY = new Side(List.of(), List.of());

    /** The family of all hosts, when they share one (decide_address_family in parse.y). */
    Optional<Family> family() {
      List<Optional<Family>> all =
          hosts.stream().map(h -> h.address().family()).distinct().toList();
      return all.size() == 1 ? all.getFirst() : Optional.empty();
    }

    /** The family of the first host, unless that is bound to an interface. */
    Optional<Family> firstFamily() {
      return hosts.stream()
          .findFirst()
          .filter(h -> h.scope().isEmpty())
          .flatMap(h -> h.address().family());
    }
  }

  Match in(Optional<Family> decided) {
    return new Match(on, decided, protocols, from, os, to);
  }

  /** With the family that either side has as a whole. */
  Match withDecidedFamily() {
    return in(family.or(from::family).or(to::family));
  }
}
