package org.qjailctl.executors.simulated.world;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * pf(4)'s state: loaded rules, anchors and whether it is enabled; its module is the {@link
 * Kernel}'s. Everything that is to be kept goes through {@link State}.
 */
public final class PacketFilter {

  private final Pulse pulse;

  /**
   * The rules of the main ruleset or of an anchor, each list in the form and order in which
   * pfctl(8) prints it.
   */
  public record Ruleset(
      List<String> options, List<String> tables, List<String> translation, List<String> filter) {

    public static final Ruleset NONE = new Ruleset(List.of(), List.of(), List.of(), List.of());

    public Ruleset {
      options = List.copyOf(options);
      tables = List.copyOf(tables);
      translation = List.copyOf(translation);
      filter = List.copyOf(filter);
    }

    public Ruleset withTranslation(List<String> rules) {
      return new Ruleset(options, tables, rules, filter);
    }

    public Ruleset withFilter(List<String> rules) {
      return new Ruleset(options, tables, translation, rules);
    }

    public Ruleset withTables(List<String> definitions) {
      return new Ruleset(options, definitions, translation, filter);
    }
  }

  /**
   * What is kept of pf in a world's file.
   *
   * @param since when it was last enabled or disabled, in seconds since 1970; 0 for never
   * @param anchors the rulesets of anchors that hold any, by full path
   */
  public record State(boolean enabled, long since, Ruleset main, Map<String, Ruleset> anchors) {

    public static final State NONE = new State(false, 0, Ruleset.NONE, Map.of());

    public State {
      anchors = Collections.unmodifiableMap(new TreeMap<>(anchors));
    }

    public State switched(boolean on, long now) {
      return new State(on, now, main, anchors);
    }

    /** The ruleset called {@code anchor}, the main one for an empty name. */
    public Ruleset ruleset(String anchor) {
      return anchor.isEmpty() ? main : anchors.getOrDefault(anchor, Ruleset.NONE);
    }

    public State with(String anchor, Ruleset ruleset) {
      if (anchor.isEmpty()) {
        return new State(enabled, since, ruleset, anchors);
      }
      Map<String, Ruleset> changed = new TreeMap<>(anchors);
      if (ruleset.equals(Ruleset.NONE)) {
        changed.remove(anchor);
      } else {
        changed.put(anchor, ruleset);
      }
      return new State(enabled, since, main, changed);
    }
  }

  private State state;

  PacketFilter(State state, Pulse pulse) {
    this.pulse = pulse;
    this.state = state;
  }

  public State state() {
    return state;
  }

  public void change(State changed) {
    pulse.beat();
    state = changed;
  }
}
