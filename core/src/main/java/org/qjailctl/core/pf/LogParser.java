package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.pf.Token.Kind;

/** Reads {@code log} and {@code quick}. */
final class LogParser {

  private final TokenCursor tokens;

  LogParser(TokenCursor tokens) {
    this.tokens = tokens;
  }

  /** {@code log} with what it says to log, or nothing. */
  String log() throws RuleRefused {
    if (!tokens.accept("log")) {
      return "";
    }
    if (!tokens.accept("(")) {
      return " log";
    }
    boolean all = false;
    boolean user = false;
    String to = "";
    do {
      if (tokens.accept("all")) {
        all = true;
      } else if (tokens.acceptAny("user", "group").isPresent()) {
        user = true;
      } else {
        tokens.expect("to");
        String name = tokens.expect(Kind.STRING);
        if (!name.matches("pflog[0-9]{1,3}")) {
          throw tokens.refuse(name + ": should be a pflog interface");
        }
        to = name.equals("pflog0") ? "" : "to " + name;
      }
      tokens.accept(",");
    } while (!tokens.accept(")"));
    List<String> options = new ArrayList<>();
    if (all) {
      options.add("all");
    }
    if (user) {
      options.add("user");
    }
    if (!to.isEmpty()) {
      options.add(to);
    }
    return options.isEmpty() ? " log" : " log (" + String.join(", ", options) + ")";
  }

  /** Both, in any order, printed as {@code log quick}. */
  String logAndQuick() throws RuleRefused {
    boolean quick = tokens.accept("quick");
    String log = log();
    return log + (quick || tokens.accept("quick") ? " quick" : "");
  }
}
