package org.qjailctl.executors.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qjailctl.executors.simulated.world.PacketFilter;

/** Reads the recorded fact {@code cmd pf} back into pf's state. */
final class RecordedRules {

  private RecordedRules() {}

  /**
   * The state that {@code text} tells of.
   *
   * @param since when pf was enabled or disabled, which the fact tells only roughly
   */
  static PacketFilter.State state(String text, long since) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("-- ")) {
        current = new ArrayList<>();
        parts.put(line.substring(3), current);
      } else {
        current.add(line);
      }
    }
    PacketFilter.Ruleset main =
        PacketFilter.Ruleset.NONE
            .withTranslation(parts.getOrDefault("nat", List.of()))
            .withFilter(parts.getOrDefault("rules", List.of()));
    PacketFilter.State state = PacketFilter.State.NONE.with("", main);
    for (Map.Entry<String, List<String>> part : parts.entrySet()) {
      if (part.getKey().startsWith("nat ")) {
        state =
            state.with(
                part.getKey().substring(4),
                PacketFilter.Ruleset.NONE.withTranslation(part.getValue()));
      }
    }
    return state.switched(text.startsWith("Status: Enabled"), since);
  }
}
