package org.qjailctl.executors.simulated.pf;

import java.util.List;
import java.util.Locale;
import org.qjailctl.executors.simulated.world.PacketFilter;

/** What {@code pfctl -s info} prints. No packet passes the simulated host: all counters are 0. */
final class StatusText {

  private static final List<String> STATES = List.of("searches", "inserts", "removals");

  private static final List<String> COUNTERS =
      List.of(
          "match",
          "bad-offset",
          "fragment",
          "short",
          "normalize",
          "memory",
          "bad-timestamp",
          "congestion",
          "ip-option",
          "proto-cksum",
          "state-mismatch",
          "state-insert",
          "state-limit",
          "src-limit",
          "synproxy",
          "map-failed");

  private StatusText() {}

  /**
   * The whole text.
   *
   * @param now in seconds since 1970
   */
  static String of(PacketFilter.State state, long now) {
    long running = Math.max(0, now - state.since());
    String status = "Status: " + (state.enabled() ? "Enabled" : "Disabled");
    if (state.since() > 0) {
      status +=
          String.format(
              Locale.ROOT,
              " for %d days %02d:%02d:%02d",
              running / 86_400,
              running / 3600 % 24,
              running / 60 % 60,
              running % 60);
    }
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%-44s%15s\n\n", status, "Debug: Urgent"));
    text.append(String.format(Locale.ROOT, "%-27s %14s %16s\n", "State Table", "Total", "Rate"));
    text.append(String.format(Locale.ROOT, "  %-25s %14d %14s\n", "current entries", 0, ""));
    STATES.forEach(name -> text.append(counter(name, running)));
    text.append("Counters\n");
    COUNTERS.forEach(name -> text.append(counter(name, running)));
    return text.toString();
  }

  private static String counter(String name, long running) {
    return String.format(
        Locale.ROOT,
        "  %-25s %14d %s\n",
        name,
        0,
        (running > 0 ? " ".repeat(11) + "0.0/s" : " ".repeat(14)));
  }
}
