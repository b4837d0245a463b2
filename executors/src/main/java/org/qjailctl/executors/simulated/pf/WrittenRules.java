package org.qjailctl.executors.simulated.pf;

import org.qjailctl.executors.simulated.world.Interfaces;
import org.qjailctl.executors.simulated.world.PacketFilter;

/** The rules that a file would load. */
public final class WrittenRules {

  private WrittenRules() {}

  /** What {@code text} loads into the main ruleset; as far as pfctl(8) gets, where it fails. */
  public static PacketFilter.Ruleset of(String text, Interfaces interfaces) {
    return RulesParser.parse(text, "/etc/pf.conf", "", interfaces).ruleset();
  }
}
