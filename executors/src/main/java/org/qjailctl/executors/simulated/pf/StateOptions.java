package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.executors.simulated.pf.Token.Kind;

/** Reads what stands between parentheses behind {@code keep state}, and puts it in print order. */
final class StateOptions {

  private final TokenCursor tokens;

  /** Each as printed, by the word that it starts with. */
  private final Map<String, String> given = new HashMap<>();

  private Optional<String> tracking = Optional.empty();
  private String seconds = "0";

  private StateOptions(TokenCursor tokens) {
    this.tokens = tokens;
  }

  static String read(TokenCursor tokens) throws RuleRefused {
    if (!tokens.accept("(")) {
      return "";
    }
    StateOptions options = new StateOptions(tokens);
    do {
      options.option();
      tokens.accept(",");
    } while (!tokens.accept(")"));
    return options.canonical();
  }

  private void option() throws RuleRefused {
    String word =
        tokens
            .acceptAny(
                "max",
                "no-sync",
                "max-src-states",
                "max-src-conn",
                "max-src-conn-rate",
                "max-src-nodes",
                "overload",
                "source-track",
                "if-bound",
                "floating",
                "sloppy")
            .orElse("");
    switch (word) {
      case "" -> throw tokens.syntaxError();
      case "floating" -> given.remove("if-bound");
      case "no-sync", "if-bound", "sloppy" -> given.put(word, word);
      case "source-track" ->
          tracking = Optional.of(tokens.acceptAny("global", "rule").orElse("global"));
      case "overload" -> overload();
      case "max-src-conn-rate" -> {
        String limit = tokens.expect(Kind.NUMBER);
        tokens.expect("/");
        seconds = tokens.expect(Kind.NUMBER);
        given.put(word, word + " " + limit + "/" + seconds);
      }
      default -> given.put(word, word + " " + tokens.expect(Kind.NUMBER));
    }
  }

  private void overload() throws RuleRefused {
    tokens.expect("<");
    String table = "overload <" + tokens.expect(Kind.STRING) + ">";
    tokens.expect(">");
    String flush = tokens.accept("flush") ? " flush" : "";
    given.put(
        "overload", table + flush + (!flush.isEmpty() && tokens.accept("global") ? " global" : ""));
  }

  private String canonical() {
    boolean byRule =
        given.containsKey("max-src-conn")
            || given.containsKey("max-src-conn-rate")
            || given.containsKey("max-src-nodes");
    if (byRule) {
      tracking = Optional.of("rule");
    } else if (given.containsKey("max-src-states") && tracking.isEmpty()) {
      tracking = Optional.of("global");
    }
    tracking.ifPresent(t -> given.put("source-track", "source-track " + t));
    if (!seconds.equals("0")) {
      given.put("src.track", "src.track " + seconds);
    }
    List<String> words = new ArrayList<>();
    for (String word :
        List.of(
            "max",
            "no-sync",
            "source-track",
            "max-src-states",
            "max-src-conn",
            "max-src-conn-rate",
            "max-src-nodes",
            "overload",
            "if-bound",
            "sloppy",
            "src.track")) {
      Optional.ofNullable(given.get(word)).ifPresent(words::add);
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }
}
