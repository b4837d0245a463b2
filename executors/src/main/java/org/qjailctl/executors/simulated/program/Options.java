package org.qjailctl.executors.simulated.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments read as getopt(3) reads them: options up to the first word that is none.
 *
 * @param given each option with its value, empty for one that takes none; the last of several
 *     counts
 */
public record Options(
    Map<Character, String> given, List<String> rest, Optional<Character> unknown) {

  /**
   * Reads {@code arguments}.
   *
   * @param specification getopt's: letters, each that takes a value followed by a colon
   */
  public static Options read(List<String> arguments, String specification) {
    Map<Character, String> given = new LinkedHashMap<>();
    int index = 0;
    while (index < arguments.size()) {
      String word = arguments.get(index);
      if (!word.startsWith("-") || word.equals("-")) {
        break;
      }
      index++;
      if (word.equals("--")) {
        break;
      }
      for (int i = 1; i < word.length(); i++) {
        char letter = word.charAt(i);
        int known = letter == ':' ? -1 : specification.indexOf(letter);
        if (known < 0) {
          return new Options(given, List.of(), Optional.of(letter));
        }
        if (specification.startsWith(":", known + 1)) {
          boolean inWord = i + 1 < word.length();
          if (!inWord && index >= arguments.size()) {
            return new Options(given, List.of(), Optional.of(letter));
          }
          given.put(letter, inWord ? word.substring(i + 1) : arguments.get(index++));
          break;
        }
        given.put(letter, "");
      }
    }
    return new Options(
        given, new ArrayList<>(arguments.subList(index, arguments.size())), Optional.empty());
  }

  public boolean has(char letter) {
    return given.containsKey(letter);
  }

  public Optional<String> value(char letter) {
    return Optional.ofNullable(given.get(letter));
  }
}
