package org.qjailctl.core.pf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.pf.Token.Kind;

/**
 * The options of a scrub rule.
 *
 * @param options each as printed, by its word
 */
record ScrubOptions(Map<String, String> options) {

  private static final List<String> PRINTED =
      List.of("no-df", "random-id", "min-ttl", "max-mss", "set-tos", "reassemble");

  static ScrubOptions read(TokenCursor tokens) throws RuleRefused {
    Map<String, String> given = new HashMap<>();
    while (true) {
      Optional<String> word =
          tokens.acceptAny(
              "no-df", "random-id", "min-ttl", "max-mss", "reassemble", "fragment", "set-tos");
      if (word.isEmpty()) {
        return new ScrubOptions(given);
      }
      String option = word.get();
      switch (option) {
        case "fragment" -> {
          if (tokens.accept("no")) {
            given.put(option, " no");
          }
          tokens.expect("reassemble");
        }
        case "reassemble" -> {
          String what = tokens.expect(Kind.STRING);
          if (!what.equals("tcp")) {
            throw tokens.refuse("scrub reassemble supports only tcp, not '" + what + "'");
          }
          given.put(option, " reassemble tcp");
        }
        case "min-ttl", "max-mss" ->
            given.put(option, " " + option + " " + tokens.expect(Kind.NUMBER));
        case "set-tos" -> given.put(option, " set-tos " + RareOptions.tos(tokens));
        default -> given.put(option, " " + option);
      }
      tokens.accept(",");
    }
  }

  String given() {
    return PRINTED.stream()
        .map(word -> options.getOrDefault(word, ""))
        .collect(Collectors.joining());
  }

  String canonical() {
    return given() + " fragment" + options.getOrDefault("fragment", "") + " reassemble";
  }
}
