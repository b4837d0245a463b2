package org.qjailctl.core.pf;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qjailctl.core.pf.Token.Kind;

/** Reads addresses of rules and tables. */
final class HostParser {

  private final TokenCursor tokens;
  private final HostLookup lookup;

  HostParser(TokenCursor tokens, HostLookup lookup) {
    this.tokens = tokens;
    this.lookup = lookup;
  }

  /** One word's addresses; none for {@code any}, which in a list adds nothing. */
  List<RuleHost> hostOrAny() throws RuleRefused {
    if (tokens.accept("any")) {
      return List.of();
    }
    boolean not = tokens.accept("!");
    if (tokens.peek().is("no-route") || tokens.peek().is("urpf-failed")) {
      return List.of(RuleHost.of(new Address.Special(tokens.next().text())).negated(not));
    }
    return host().stream().map(h -> h.negated(not)).toList();
  }

  List<RuleHost> host() throws RuleRefused {
    if (tokens.accept("(")) {
      return List.of(RuleHost.of(dynamic()));
    }
    if (tokens.accept("<")) {
      Address table = new Address.Table(tokens.expect(Kind.STRING));
      tokens.expect(">");
      return List.of(RuleHost.of(table));
    }
    boolean number = tokens.peek().is(Kind.NUMBER);
    String name = tokens.numberOrString();
    if (number && !tokens.peek().is("/")) {
      throw tokens.syntaxError();
    }
    if (tokens.accept("/")) {
      return found(name + "/" + tokens.expect(Kind.NUMBER));
    }
    if (tokens.accept("-")) {
      return List.of(RuleHost.of(range(found(name), found(tokens.expect(Kind.STRING)))));
    }
    return found(name);
  }

  private List<RuleHost> found(String text) throws RuleRefused {
    List<RuleHost> found = lookup.find(text);
    if (found.isEmpty()) {
      throw tokens.refuse("could not parse host specification");
    }
    return found;
  }

  private Address range(List<RuleHost> first, List<RuleHost> last) throws RuleRefused {
    if (first.size() == 1
        && last.size() == 1
        && first.getFirst().address() instanceof Address.Block from
        && last.getFirst().address() instanceof Address.Block to
        && from.family().equals(to.family())
        && from.prefix() == from.address().bits()
        && to.prefix() == to.address().bits()) {
      return new Address.Range(from.address(), to.address());
    }
    throw tokens.refuse("invalid address range");
  }

  /** Behind the opening parenthesis; the modifiers are put in the order of print_addr. */
  private Address dynamic() throws RuleRefused {
    String text = tokens.expect(Kind.STRING);
    tokens.expect(")");
    String[] parts = text.split(":", -1);
    if (!parts[0].matches("[A-Za-z].*")) {
      throw tokens.refuse("invalid interface name '" + text + "'");
    }
    List<String> known = List.of("network", "broadcast", "peer", "0");
    Set<Integer> given = new TreeSet<>();
    for (String modifier : List.of(parts).subList(1, parts.length)) {
      if (!known.contains(modifier)) {
        throw tokens.refuse("interface " + text + " has bad modifier");
      }
      given.add(known.indexOf(modifier));
    }
    if (given.stream().filter(i -> i < 3).count() > 1) {
      throw tokens.refuse("illegal combination of interface modifiers");
    }
    if (parts[0].length() > 15) {
      throw tokens.refuse("interface name too long");
    }
    StringBuilder name = new StringBuilder(parts[0]);
    given.forEach(i -> name.append(':').append(known.get(i)));
    String prefix = tokens.accept("/") ? "/" + tokens.expect(Kind.NUMBER) : "";
    return new Address.Dynamic(name.toString(), prefix);
  }
}
