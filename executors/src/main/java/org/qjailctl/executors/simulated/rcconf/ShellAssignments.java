package org.qjailctl.executors.simulated.rcconf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a shell file that only assigns variables, as sh(1) would: quotes, backslashes and variables
 * count. Commands are not run, and a command substitution gives nothing (recording 02, {@code
 * odd_value}).
 */
final class ShellAssignments {

  private ShellAssignments() {}

  /** Carries out the assignments of {@code text} on {@code variables}. */
  static void evaluate(String text, Map<String, String> variables) {
    ShellWords words = new ShellWords(text, variables);
    for (List<String> command = words.command();
        !words.atEnd() || !command.isEmpty();
        command = words.command()) {
      // NAME=VALUE before a command holds for that command alone.
      if (command.stream().allMatch(ShellAssignments::assigns)) {
        for (String word : command) {
          variables.put(
              word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
      }
    }
  }

  private static boolean assigns(String word) {
    int equals = word.indexOf('=');
    return equals > 0
        && (word.charAt(0) < '0' || word.charAt(0) > '9')
        && word.substring(0, equals).chars().allMatch(c -> ShellWords.isNamePart((char) c));
  }

  /** The names that {@code text} assigns to, in order. */
  static List<String> names(String text) {
    Map<String, String> seen = new LinkedHashMap<>();
    evaluate(text, seen);
    return List.copyOf(seen.keySet());
  }
}
