package org.qjailctl.executors.process;

import java.util.Map;
import java.util.Set;

/**
 * How the environment of a program that this process starts differs from its own.
 *
 * @param set variables that are set
 * @param withheld variables that are taken away: a program hands its environment on to whatever it
 *     starts, and ps(1) shows it
 */
public record ChildEnvironment(Map<String, String> set, Set<String> withheld) {

  public ChildEnvironment {
    set = Map.copyOf(set);
    withheld = Set.copyOf(withheld);
  }

  /** This process's own. */
  public static ChildEnvironment same() {
    return new ChildEnvironment(Map.of(), Set.of());
  }

  void applyTo(ProcessBuilder builder) {
    builder.environment().keySet().removeAll(withheld);
    builder.environment().putAll(set);
  }
}
