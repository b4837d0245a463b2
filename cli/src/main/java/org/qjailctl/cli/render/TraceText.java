package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.pf.Rule;
import org.qjailctl.core.pf.evaluation.Fate;
import org.qjailctl.core.pf.evaluation.Packet;
import org.qjailctl.core.pf.evaluation.Trace;
import org.qjailctl.planner.pf.PacketTrace;

/** What pf does with a packet, for people. */
public final class TraceText {

  private static final int MOST_FATES = 4;

  private TraceText() {}

  /**
   * The rules that match and what becomes of the packet.
   *
   * @param rules whose rules these are
   */
  public static List<Line> of(PacketTrace trace, String rules) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Style.BOLD, packet(trace.packet())).and("  by " + rules));
    trace.assumed().forEach(one -> lines.add(Line.of(Style.DIM, "  assumed: " + one)));
    List<Fate> fates = trace.connection().opening().fates();
    for (Fate fate : fates.stream().limit(MOST_FATES).toList()) {
      if (fates.size() > 1) {
        lines.add(Line.of("  either"));
      }
      fate.matched().forEach(rule -> lines.add(rule(rule, fate)));
      if (fate.by().isEmpty() && fate.translation().isEmpty()) {
        lines.add(Line.of("  decides  no rule matches, and pf passes what no rule blocks"));
      }
      if (fates.size() > 1) {
        lines.add(Line.of("  " + ends(trace, fate)));
      }
    }
    for (Trace answer : trace.connection().answer()) {
      if (answer.surelyBlocked()) {
        lines.add(Line.of("  the answer is blocked, for no state lets it through"));
        answer.fates().getFirst().by().ifPresent(rule -> lines.add(rule("decides", rule)));
      }
    }
    switch (trace.result()) {
      case PASS -> lines.add(Line.of(Style.ADDED, ends(trace, fates.getFirst())));
      case BLOCK -> lines.add(Line.of(Style.REMOVED, "blocked"));
      case UNKNOWN ->
          lines.add(
              Line.of(
                  Style.CHANGED,
                  "unknown: it depends on " + String.join(", and on ", trace.depends())));
    }
    return lines;
  }

  private static String packet(Packet packet) {
    return packet.protocol()
        + " "
        + end(packet.source().toString(), packet.sourcePort().orElse(0))
        + " -> "
        + end(packet.destination().toString(), packet.destinationPort().orElse(0))
        + (packet.direction() == Rule.Direction.OUT ? " out" : "")
        + " on "
        + packet.on();
  }

  private static String end(String address, int port) {
    if (port == 0) {
      return address;
    }
    return address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
  }

  private static Line rule(Rule rule, Fate fate) {
    boolean decides =
        fate.by().filter(rule::equals).isPresent()
            || (fate.by().isEmpty() && fate.translation().filter(rule::equals).isPresent());
    return rule(decides ? "decides" : "matches", rule);
  }

  private static Line rule(String word, Rule rule) {
    String text = rule.text().lines().findFirst().orElse("");
    return Line.of("  " + word + "  " + text).and(Style.DIM, "  # " + rule.at());
  }

  private static String ends(PacketTrace trace, Fate fate) {
    if (!fate.passes()) {
      return "blocked";
    }
    Packet after = fate.after();
    String to = end(after.destination().toString(), after.destinationPort().orElse(0));
    String jail = trace.jails().get(after.destination());
    String from =
        after.source().equals(trace.packet().source()) ? "" : ", as coming from " + after.source();
    return "passes to " + to + (jail == null ? "" : ", jail " + jail) + from;
  }
}
