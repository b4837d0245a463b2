package org.qjailctl.executors.simulated.pf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.executors.simulated.pf.Token.Kind;

/**
 * The options of a scrub rule.
 *
 * @param given each as printed, by its word
 */
record ScrubOptions(Map<String, String> given) {

  private static final List<String> PRINTED =
      List.of("no-df", "random-id", "min-ttl", "max-mss", "reassemble");

  static ScrubOptions read(TokenCursor tokens) throws RuleRefused {
    Map<String, String> given = new HashMap<>();
    while (true) {
      Optional<String> word =
          tokens.acceptAny("no-df", "random-id", "min-ttl", "max-mss", "reassemble", "fragment");
      if (word.isEmpty()) {
        return new ScrubOptions(given);
      }
      String option = word.get();
      switch (option) {
        case "fragment" -> tokens.expect("reassemble");
        case "reassemble" -> {
          String what = tokens.expect(Kind.STRING);
          if (!what.equals("tcp")) {
            throw tokens.refuse("scrub reassemble supports only tcp, not '" + what + "'");
          }
          given.put(option, " reassemble tcp");
        }
        case "min-ttl", "max-mss" ->
            given.put(option, " " + option + " " + tokens.expect(Kind.NUMBER));
        default -> given.put(option, " " + option);
      }
      tokens.accept(",");
    }
  }

  String canonical() {
    Stream<String> options = PRINTED.stream().map(word -> given.getOrDefault(word, ""));
    return options.collect(Collectors.joining()) + " fragment reassemble";
  }
}
