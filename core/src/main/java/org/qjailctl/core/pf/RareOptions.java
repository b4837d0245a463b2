package org.qjailctl.core.pf;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/** Reads options of filter rules that few rules have: owners, marks, queues and diversion. */
final class RareOptions {

  /** By their names (map_tos in parse.y of FreeBSD 13.2). */
  private static final Map<String, Integer> SERVICES =
      Map.of(
          "lowdelay",
          0x10,
          "throughput",
          0x08,
          "reliability",
          0x04,
          "critical",
          0xa0,
          "inetcontrol",
          0xc0,
          "netcontrol",
          0xe0,
          "ef",
          0xb8,
          "va",
          0xb0);

  private static final Map<String, String> ACCOUNTS =
      Map.of(
          "root",
          "0",
          "wheel",
          "0",
          "daemon",
          "1",
          "operator",
          "2",
          "bin",
          "3",
          "sshd",
          "22",
          "bind",
          "53",
          "proxy",
          "62",
          "www",
          "80",
          "nobody",
          "65534");

  private RareOptions() {}

  /** One item of {@code user} or {@code group}. */
  static String owner(TokenCursor tokens, String word) throws RuleRefused {
    Optional<String> sign = tokens.acceptAny("=", "!", "<", ">");
    String operator = sign.orElse("=");
    if (operator.equals("!") || (sign.isPresent() && tokens.peek().is("="))) {
      tokens.expect("=");
      operator += "=";
    }
    String who = number(tokens.numberOrString());
    Optional<String> binary = sign.isEmpty() ? tokens.acceptAny("><", "<>") : Optional.empty();
    if (binary.isPresent()) {
      return word + " " + who + " " + binary.get() + " " + number(tokens.numberOrString());
    }
    return word + " " + operator + " " + who;
  }

  /** pfctl(8) prints the number of an account; those of FreeBSD itself are known here. */
  private static String number(String name) {
    return ACCOUNTS.getOrDefault(name, name);
  }

  static String tos(TokenCursor tokens) throws RuleRefused {
    boolean number = tokens.peek().is(Kind.NUMBER);
    String text = tokens.numberOrString();
    int value =
        number && text.length() < 4
            ? Integer.parseInt(text)
            : text.matches("0x[0-9a-fA-F]{1,2}")
                ? Integer.parseInt(text.substring(2), 16)
                : SERVICES.getOrDefault(text, differentiated(text));
    if (value < 0 || value > 255) {
      throw tokens.refuse("illegal tos value " + text);
    }
    return String.format(Locale.ROOT, "0x%02x", value);
  }

  private static int differentiated(String text) {
    if (text.matches("cs[0-7]")) {
      return (text.charAt(2) - '0') << 5;
    }
    return text.matches("af[1-4][1-3]")
        ? ((text.charAt(2) - '0') << 5) | ((text.charAt(3) - '0') << 3)
        : 256;
  }

  /** {@code set prio 3}, {@code set (prio (3, 5), tos 4)}. */
  static String set(TokenCursor tokens) throws RuleRefused {
    if (!tokens.accept("(")) {
      return " set ( " + setting(tokens) + " )";
    }
    StringBuilder all = new StringBuilder(" set ( ").append(setting(tokens));
    while (!tokens.accept(")")) {
      tokens.accept(",");
      all.append(", ").append(setting(tokens));
    }
    return all.append(" )").toString();
  }

  private static String setting(TokenCursor tokens) throws RuleRefused {
    if (tokens.accept("tos")) {
      return "tos " + tos(tokens);
    }
    tokens.expect("prio");
    if (!tokens.accept("(")) {
      return "prio " + tokens.expect(Kind.NUMBER);
    }
    String first = tokens.expect(Kind.NUMBER);
    tokens.accept(",");
    String second = tokens.expect(Kind.NUMBER);
    tokens.expect(")");
    return first.equals(second) ? "prio " + first : "prio(" + first + ", " + second + ")";
  }

  /** {@code scrub (no-df, max-mss 1440)} of a rule that filters. */
  static String scrub(TokenCursor tokens) throws RuleRefused {
    tokens.expect("(");
    ScrubOptions options = ScrubOptions.read(tokens);
    tokens.expect(")");
    return options.given();
  }

  static String queue(TokenCursor tokens) throws RuleRefused {
    if (!tokens.accept("(")) {
      return " queue " + tokens.expect(Kind.STRING);
    }
    String first = tokens.expect(Kind.STRING);
    tokens.accept(",");
    String text =
        tokens.peek().is(")")
            ? " queue " + first
            : " queue(" + first + ", " + tokens.expect(Kind.STRING) + ")";
    tokens.expect(")");
    return text;
  }

  static String dummynet(TokenCursor tokens, String word) throws RuleRefused {
    if (!tokens.accept("(")) {
      return " " + word + " " + tokens.expect(Kind.NUMBER);
    }
    String first = tokens.expect(Kind.NUMBER);
    tokens.accept(",");
    String text =
        tokens.peek().is(")")
            ? " " + word + " " + first
            : " " + word + "(" + first + ", " + tokens.expect(Kind.NUMBER) + ")";
    tokens.expect(")");
    return text;
  }

  static String divert(TokenCursor tokens) throws RuleRefused {
    String first = tokens.numberOrString();
    String port = tokens.accept("port") ? tokens.numberOrString() : first;
    return " divert-to " + port;
  }

  /** {@code return-rst(ttl 5)}, {@code return-icmp(host-unr, 3)}: what {@code block} answers. */
  static String answer(TokenCursor tokens) throws RuleRefused {
    if (!tokens.accept("(")) {
      return "";
    }
    StringBuilder inside = new StringBuilder();
    while (!tokens.accept(")")) {
      if (tokens.accept(",")) {
        inside.append(", ");
      } else if (tokens.accept("ttl")) {
        inside.append("ttl ");
      } else {
        inside.append(tokens.numberOrString());
      }
    }
    return "(" + inside + ")";
  }
}
