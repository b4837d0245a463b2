package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/** Reads {@code set} statements and tables. */
final class OptionParser {

  private static final List<String> POLICIES = List.of("drop", "return");

  private final TokenCursor tokens;
  private final HostParser hosts;

  OptionParser(TokenCursor tokens, HostParser hosts) {
    this.tokens = tokens;
    this.hosts = hosts;
  }

  /** The lines that {@code -v} prints of one {@code set}, behind which nothing is left out. */
  List<String> set(Order inOrder) throws RuleRefused {
    Optional<String> word =
        tokens.acceptAny(
            "skip",
            "limit",
            "timeout",
            "block-policy",
            "fail-policy",
            "loginterface",
            "optimization",
            "ruleset-optimization",
            "debug",
            "fingerprints",
            "state-policy",
            "require-order",
            "hostid",
            "reassemble",
            "state-defaults",
            "keepcounters",
            "syncookies");
    String option = word.orElse("");
    List<String> lines =
        switch (option) {
          case "" -> throw tokens.syntaxError();
          case "skip" -> skip();
          case "limit", "timeout" -> pairs(option);
          case "block-policy", "fail-policy" -> one(option, policy());
          case "state-policy" -> one(option, expectAny("if-bound", "floating"));
          case "require-order" -> one(option, yesOrNo());
          case "state-defaults" -> {
            StateOptions.defaults(tokens);
            yield List.of("set state-defaults");
          }
          case "keepcounters" -> List.of("set keepcounters");
          case "syncookies" -> one(option, syncookies());
          case "reassemble" -> one(option, yesOrNo() + (tokens.accept("no-df") ? " no-df" : ""));
          case "loginterface" ->
              one(option, tokens.accept("all") ? "all" : tokens.expect(Kind.STRING));
          case "fingerprints" -> one(option, '"' + tokens.expect(Kind.STRING) + '"');
          default -> one(option, tokens.numberOrString());
        };
    if (!option.equals("skip")) {
      inOrder.check();
    }
    return lines;
  }

  private static List<String> one(String option, String value) {
    return List.of("set " + option + " " + value);
  }

  private List<String> skip() throws RuleRefused {
    tokens.expect("on");
    List<String> names = new ArrayList<>();
    for (String name : tokens.listOf(() -> tokens.expect(Kind.STRING))) {
      names.add(" " + name);
    }
    return List.of("set skip on {" + String.join("", names) + " }");
  }

  private List<String> pairs(String option) throws RuleRefused {
    return tokens.listOf(
        () -> {
          String name = tokens.accept("interval") ? "interval" : tokens.expect(Kind.STRING);
          return "set " + option + " " + name + " " + tokens.expect(Kind.NUMBER);
        });
  }

  private String policy() throws RuleRefused {
    return expectAny(POLICIES.toArray(String[]::new));
  }

  private String expectAny(String... words) throws RuleRefused {
    Optional<String> word = tokens.acceptAny(words);
    if (word.isEmpty()) {
      throw tokens.syntaxError();
    }
    return word.get();
  }

  private String syncookies() throws RuleRefused {
    String when = tokens.expect(Kind.STRING);
    if (!List.of("never", "always", "adaptive").contains(when)) {
      throw tokens.refuse("illegal value for syncookies");
    }
    if (!tokens.accept("(")) {
      return when;
    }
    while (!tokens.accept(")")) {
      tokens.next();
      if (tokens.peek().is(Kind.LINE_END)) {
        throw tokens.syntaxError();
      }
    }
    return when;
  }

  private String yesOrNo() throws RuleRefused {
    if (tokens.accept("no")) {
      return "no";
    }
    String value = tokens.expect(Kind.STRING);
    if (!value.equals("yes")) {
      throw tokens.refuse("invalid value '" + value + "', expected 'yes' or 'no'");
    }
    return value;
  }

  /**
   * {@code table <name>} and what fills it.
   *
   * @param files gets the files that fill it
   */
  String table(List<String> files) throws RuleRefused {
    tokens.expect("<");
    StringBuilder line = new StringBuilder("table <" + tokens.expect(Kind.STRING) + ">");
    tokens.expect(">");
    List<String> flags = new ArrayList<>();
    StringBuilder contents = new StringBuilder();
    while (!tokens.peek().is(Kind.LINE_END)) {
      if (tokens.accept("file")) {
        String file = tokens.expect(Kind.STRING);
        files.add(file);
        contents.append(" file \"").append(file).append('"');
      } else if (tokens.peek().is("{")) {
        contents.append(" {").append(addresses()).append(" }");
      } else {
        String flag = tokens.expect(Kind.STRING);
        if (!List.of("const", "persist", "counters").contains(flag)) {
          throw tokens.refuse("invalid table option '" + flag + "'");
        }
        flags.add(flag);
      }
    }
    for (String flag : List.of("const", "persist", "counters")) {
      line.append(flags.contains(flag) ? " " + flag : "");
    }
    return line.append(contents).toString();
  }

  private String addresses() throws RuleRefused {
    tokens.expect("{");
    tokens.skipLineEnds();
    StringBuilder all = new StringBuilder();
    while (!tokens.accept("}")) {
      for (RuleHost host : hosts.hostOrAny()) {
        refuseUnfit(host.address());
        all.append(host.not() ? " !" : " ").append(host.address());
      }
      tokens.skipLineEnds();
      tokens.accept(",");
    }
    return all.toString();
  }

  private void refuseUnfit(Address address) throws RuleRefused {
    Optional<String> unfit =
        switch (address) {
          case Address.Block block -> Optional.empty();
          case Address.Range range -> Optional.of("address ranges are not permitted inside tables");
          case Address.Dynamic dynamic ->
              Optional.of("dynamic addresses are not permitted inside tables");
          case Address.Table table -> Optional.of("tables cannot contain tables");
          case Address.Special special ->
              Optional.of("\"" + special.word() + "\" is not permitted inside tables");
        };
    if (unfit.isPresent()) {
      throw tokens.refuse(unfit.get());
    }
  }
}
