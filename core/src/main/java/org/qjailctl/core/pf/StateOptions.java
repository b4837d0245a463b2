package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qjailctl.core.pf.Token.Kind;

/** Reads what stands between parentheses behind {@code keep state}, and puts it in print order. */
final class StateOptions {

  private static final List<String> WORDS =
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
          "sloppy");

  private static final List<String> TIMEOUTS =
      List.of(
          "tcp.first",
          "tcp.opening",
          "tcp.established",
          "tcp.closing",
          "tcp.finwait",
          "tcp.closed",
          "udp.first",
          "udp.single",
          "udp.multiple",
          "icmp.first",
          "icmp.error",
          "other.first",
          "other.single",
          "other.multiple",
          "adaptive.start",
          "adaptive.end",
          "src.track",
          "tcp.tsdiff");

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

  /** {@code set state-defaults}: the options without parentheses. */
  static void defaults(TokenCursor tokens) throws RuleRefused {
    StateOptions options = new StateOptions(tokens);
    do {
      options.option();
    } while (tokens.accept(","));
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
      case "" -> timeout();
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

  private void timeout() throws RuleRefused {
    String name = tokens.expect(Kind.STRING);
    String value = tokens.expect(Kind.NUMBER);
    if (!TIMEOUTS.contains(name)) {
      throw tokens.refuse("illegal timeout name " + name);
    }
    given.put(name, name + " " + value);
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
    adapt();
    List<String> words = new ArrayList<>();
    Stream.concat(WORDS.stream(), TIMEOUTS.stream())
        .forEach(word -> Optional.ofNullable(given.get(word)).ifPresent(words::add));
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  /** A limit on states makes their timeouts shrink from 60 percent of it on. */
  private void adapt() {
    String max = given.get("max");
    boolean set = given.containsKey("adaptive.start") || given.containsKey("adaptive.end");
    if (max != null && !set) {
      long tenth = Long.parseLong(max.substring("max ".length())) / 10;
      given.put("adaptive.start", "adaptive.start " + tenth * 6);
      given.put("adaptive.end", "adaptive.end " + tenth * 12);
    }
  }
}
