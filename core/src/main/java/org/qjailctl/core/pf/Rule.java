package org.qjailctl.core.pf;

import java.util.List;
import java.util.Optional;

/** One rule as pf loads it: what stands between braces is several. */
public sealed interface Rule {

  /** The rule as {@code pfctl -nvf}, {@code -sr} and {@code -sn} print it. */
  String text();

  /** Where it is written. */
  Spot at();

  /** A file, by the name for messages, and a line of it, counted from 1. */
  record Spot(String file, int line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /** What a filter rule does with a packet that it matches. */
  enum Action {
    PASS,
    BLOCK,
    MATCH
  }

  /** {@code in}, {@code out}, or both. */
  enum Direction {
    IN,
    OUT,
    BOTH;

    boolean covers(Direction other) {
      return this == BOTH || this == other;
    }

    String word() {
      return switch (this) {
        case IN -> " in";
        case OUT -> " out";
        case BOTH -> "";
      };
    }
  }

  /** {@code pass}, {@code block} or {@code match}. */
  record Filter(
      Spot at,
      Action action,
      Direction direction,
      boolean quick,
      Combination match,
      FilterOptions options,
      Optional<Applied> applied,
      String text)
      implements Rule {}

  /** Translation that a filter rule does, as printed with a blank before it. */
  record Applied(Kind kind, Target target, String text) {}

  /** The kinds of translation, by pf.conf(5)'s words. */
  enum Kind {
    NAT,
    BINAT,
    RDR;

    String word() {
      return switch (this) {
        case NAT -> "nat";
        case BINAT -> "binat";
        case RDR -> "rdr";
      };
    }
  }

  /**
   * {@code nat}, {@code binat} or {@code rdr}.
   *
   * @param not whether it keeps others from translating
   * @param pass whether no filter rule is asked
   * @param target empty where {@code not}
   */
  record Translation(
      Spot at,
      Kind kind,
      boolean not,
      boolean pass,
      Combination match,
      Tags tags,
      Optional<Target> target,
      String text)
      implements Rule {}

  /**
   * What packets carry from rule to rule.
   *
   * @param sets empty for none
   * @param needs empty for none
   * @param other whether packets with {@code needs} are left out
   */
  record Tags(String sets, String needs, boolean other) {
    static final Tags NONE = new Tags("", "", false);
  }

  /**
   * What stands after the arrow.
   *
   * @param first the first port; 0 when ports stay
   * @param last the last port; 0 when there is one only
   */
  record Target(List<RuleHost> hosts, int first, int last) {
    public Target {
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * A call of an anchor's rules.
   *
   * @param kind of its rules; empty for filter rules
   * @param name as written; empty where the rules stand in the call and have no name
   * @param inside the rules that stand in the call
   */
  record Anchor(
      Spot at,
      Optional<Kind> kind,
      String name,
      Direction direction,
      boolean quick,
      Combination match,
      FilterOptions options,
      Optional<List<Rule>> inside,
      String text)
      implements Rule {}

  /** Normalization; packets that a scrub rule cannot put together are dropped, no others. */
  record Scrub(Spot at, String text) implements Rule {}
}
