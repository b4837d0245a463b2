package org.qjailctl.core.pf.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.pf.Combination;
import org.qjailctl.core.pf.Family;
import org.qjailctl.core.pf.FilterOptions;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.Match;
import org.qjailctl.core.pf.PortMatch;
import org.qjailctl.core.pf.Rule;
import org.qjailctl.core.pf.RuleHost;

/** Whether rules are for a packet, part by part (pf_test_rule in pf.c of FreeBSD 13.2). */
record RuleMatch(Links links, AddressMatch addresses) {

  private static final int FIRST_OF_CLIENTS = 1024;
  private static final int LAST = 65535;

  /** So few ports that no client is taken to have one of them. */
  private static final int HARDLY_EVER = 100;

  /** Interface to ports. */
  Matching of(Combination rule, Packet packet) {
    return on(rule.on(), packet.on())
        .and(
            Matching.when(
                rule.family().isEmpty() || rule.family().get() == Family.of(packet.source())))
        .and(Matching.when(rule.protocol().isEmpty() || isProtocol(rule.protocol(), packet)))
        .and(host(rule.from(), packet.source()))
        .and(port(rule.fromPort(), packet, packet.sourcePort()))
        .and(host(rule.to(), packet.destination()))
        .and(port(rule.toPort(), packet, packet.destinationPort()))
        .and(
            rule.os().isEmpty()
                ? new Matching.Yes()
                : new Matching.Depends("the sender's system (os \"" + rule.os() + "\")"));
  }

  /** A rule of binat for a packet that comes in: it is for the address after the arrow. */
  Matching ofBinatIn(Rule.Translation rule, Packet packet) {
    Combination match = rule.match();
    Matching target =
        rule.target()
            .map(to -> host(Optional.of(to.hosts().getFirst()), packet.destination()))
            .orElse(new Matching.Yes());
    return on(match.on(), packet.on())
        .and(Matching.when(match.protocol().isEmpty() || isProtocol(match.protocol(), packet)))
        .and(host(match.to(), packet.source()))
        .and(target);
  }

  private static boolean isProtocol(String protocol, Packet packet) {
    return protocol.equals(packet.protocol());
  }

  Matching on(Optional<Match.On> on, String name) {
    return on.map(rule -> isCalled(name, rule.name()).negated(rule.not()))
        .orElse(new Matching.Yes());
  }

  /** A name that ends in no digit is a group's; people may make groups of their own. */
  Matching isCalled(String name, String word) {
    if (name.equals(word) || word.equals("all")) {
      return new Matching.Yes();
    }
    if (Character.isDigit(word.charAt(word.length() - 1)) || isLink(word)) {
      return new Matching.No();
    }
    return new Links.Link(name, List.of()).isCalled(word)
        ? new Matching.Yes()
        : Links.isCloner(word)
            ? new Matching.No()
            : new Matching.Depends("whether " + name + " is in the interface group " + word);
  }

  private boolean isLink(String word) {
    return links.all().stream().anyMatch(link -> link.name().equals(word));
  }

  private Matching host(Optional<RuleHost> host, IpAddress address) {
    return host.map(one -> addresses.of(one.address(), address).negated(one.not()))
        .orElse(new Matching.Yes());
  }

  private static Matching port(Optional<PortMatch> wanted, Packet packet, OptionalInt port) {
    if (wanted.isEmpty()) {
      return new Matching.Yes();
    }
    if (!packet.hasPorts()) {
      return new Matching.No();
    }
    if (port.isPresent()) {
      return Matching.when(wanted.get().includes(port.getAsInt()));
    }
    int included = 0;
    for (int one = FIRST_OF_CLIENTS; one <= LAST; one++) {
      included += wanted.get().includes(one) ? 1 : 0;
    }
    if (included < HARDLY_EVER || included == LAST - FIRST_OF_CLIENTS + 1) {
      return Matching.when(included >= HARDLY_EVER);
    }
    return new Matching.Depends("the port of the sender");
  }

  /** What follows the addresses of a filter rule. */
  Matching of(FilterOptions options, Combination rule, Packet packet, String tag) {
    return of(options, rule, packet, tag, "any");
  }

  /**
   * What follows the addresses of a rule that decides. {@code flags S/SA} is what a rule says that
   * passes, keeps state and says nothing of flags (pf.conf(5)).
   */
  Matching of(Rule.Filter rule, Packet packet, String tag) {
    boolean passes =
        rule.action() == Rule.Action.PASS
            && rule.options().keepsState()
            && !rule.options().fragment();
    return of(rule.options(), rule.match(), packet, tag, passes ? "S/SA" : "any");
  }

  private Matching of(
      FilterOptions options, Combination rule, Packet packet, String tag, String usual) {
    Matching all = tags(options.tags(), tag).and(Matching.when(!options.fragment()));
    if (packet.protocol().equals("tcp")) {
      all = all.and(flags(flags(options, rule, usual), packet));
    }
    if (!rule.icmp().isEmpty()) {
      all = all.and(icmp(rule.icmp(), packet));
    }
    if (!options.users().isEmpty() || !options.groups().isEmpty()) {
      all = all.and(new Matching.Depends("who owns the socket" + String.join("", options.users())));
    }
    if (!options.chance().isEmpty()) {
      all = all.and(new Matching.Depends("chance (" + options.chance().strip() + ")"));
    }
    if (options.marks().startsWith(" prio") || options.marks().startsWith(" tos")) {
      all = all.and(new Matching.Depends("the packet's marks (" + options.marks().strip() + ")"));
    }
    return all;
  }

  static Matching tags(Rule.Tags tags, String tag) {
    return Matching.when(tags.needs().isEmpty() || tags.needs().equals(tag) != tags.other());
  }

  private static String flags(FilterOptions options, Combination rule, String usual) {
    return rule.protocol().isEmpty() || rule.protocol().equals("tcp")
        ? options.flags().orElse(usual)
        : "any";
  }

  /** {@code set/mask}: of the flags of the mask, those of the set are on and no others. */
  private static Matching flags(String flags, Packet packet) {
    if (flags.equals("any")) {
      return new Matching.Yes();
    }
    String set = flags.substring(0, flags.indexOf('/'));
    String mask = flags.substring(flags.indexOf('/') + 1);
    String own = packet.moment().flags();
    boolean fits =
        mask.chars()
            .filter(c -> c != 'P' && c != 'E' && c != 'W')
            .allMatch(c -> (own.indexOf(c) >= 0) == (set.indexOf(c) >= 0));
    boolean surely = mask.chars().noneMatch(c -> c == 'P' || c == 'E' || c == 'W');
    return fits && !surely
        ? new Matching.Depends("the packet's TCP flags (" + flags + ")")
        : Matching.when(fits);
  }

  private static Matching icmp(String types, Packet packet) {
    if (!packet.protocol().equals("icmp") && !packet.protocol().equals("ipv6-icmp")) {
      return new Matching.No();
    }
    String asked = packet.moment() == Packet.Moment.OPENS ? "echoreq" : "echorep";
    return Matching.when(types.strip().split(" ")[1].equals(asked));
  }
}
