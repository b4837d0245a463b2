package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.IpNetwork;
import org.qjailctl.core.observed.SshConnection;

/**
 * A filter rule in pfctl's own form, such as {@code block drop in quick on em0 all}, as far as it
 * is about one connection to the host. What is not understood may match and may not.
 */
final class FilterRule {

  /** Whether a rule matches the connection's packets. */
  enum Match {
    YES,
    NO,
    MAYBE
  }

  /** Words behind which a rule is about less than all packets, in ways that are not looked into. */
  private static final Set<String> CONDITIONS =
      Set.of(
          "user",
          "group",
          "os",
          "tagged",
          "!tagged",
          "probability",
          "received-on",
          "rtable",
          "tos",
          "prio",
          "allow-opts");

  private final List<String> words;

  private FilterRule(List<String> words) {
    this.words = words;
  }

  static FilterRule of(String line) {
    return new FilterRule(List.of(line.strip().split("\\s+")));
  }

  boolean isPass() {
    return words.getFirst().equals("pass");
  }

  boolean isBlock() {
    return words.getFirst().equals("block");
  }

  boolean isAnchor() {
    return words.getFirst().equals("anchor");
  }

  boolean isQuick() {
    return words.contains("quick");
  }

  /** Whether the rule is about the packet that opens a connection alone: {@code flags S/SA}. */
  boolean isForNewOnly() {
    int flags = words.indexOf("flags");
    return flags >= 0 && flags + 1 < words.size() && words.get(flags + 1).startsWith("S/");
  }

  /**
   * Whether the rule matches packets of {@code ssh} as they come in.
   *
   * @param arrival the interface that has the connection's address; empty when none is seen to
   */
  Match matches(SshConnection ssh, Optional<String> arrival) {
    List<Match> parts = new ArrayList<>();
    parts.add(words.contains("out") && !words.contains("in") ? Match.NO : Match.YES);
    parts.add(onInterface(arrival));
    behind("proto").ifPresent(proto -> parts.add(when(Set.of("tcp", "6").contains(proto))));
    if (words.contains("inet") || words.contains("inet6")) {
      parts.add(when(words.contains(ssh.server().family())));
    }
    int from = words.indexOf("from");
    int to = words.indexOf("to");
    if (from >= 0 && to > from) {
      parts.add(end(words.subList(from + 1, to), ssh.client(), -1));
      parts.add(end(words.subList(to + 1, words.size()), ssh.server(), ssh.port().number()));
    }
    if (words.stream().anyMatch(CONDITIONS::contains)) {
      parts.add(Match.MAYBE);
    }
    return parts.contains(Match.NO)
        ? Match.NO
        : parts.contains(Match.MAYBE) ? Match.MAYBE : Match.YES;
  }

  private Match onInterface(Optional<String> arrival) {
    Optional<String> on = behind("on");
    if (on.isEmpty()) {
      return Match.YES;
    }
    boolean isGroup = !on.get().matches(".*[0-9!].*");
    return arrival.isEmpty() || isGroup || on.get().equals("!")
        ? Match.MAYBE
        : when(on.get().equals(arrival.get()));
  }

  private Optional<String> behind(String word) {
    int at = words.indexOf(word);
    return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
  }

  /**
   * One end of the connection.
   *
   * @param port what a port is compared with; -1 for one that may be any
   */
  private static Match end(List<String> text, IpAddress address, int port) {
    if (text.isEmpty()) {
      return Match.MAYBE;
    }
    Match host = host(text.getFirst(), address);
    if (host == Match.NO || text.size() < 3 || !text.get(1).equals("port")) {
      return host;
    }
    Match ports = port < 0 ? Match.MAYBE : ports(text.subList(2, text.size()), port);
    return ports == Match.YES ? host : ports;
  }

  private static Match host(String text, IpAddress address) {
    if (text.equals("any")) {
      return Match.YES;
    }
    Optional<IpAddress> one = IpAddress.parse(text).toOptional();
    if (one.isPresent()) {
      return when(one.get().equals(address));
    }
    return IpNetwork.parse(text)
        .toOptional()
        .map(network -> when(network.contains(address)))
        .orElse(Match.MAYBE);
  }

  /** {@code = ssh}, {@code = 22}, {@code 20:30}; names of other services are not looked up. */
  private static Match ports(List<String> text, int port) {
    String first = text.getFirst();
    if (first.equals("=") && text.size() > 1) {
      String written = text.get(1).equals("ssh") ? "22" : text.get(1);
      return written.matches("[0-9]{1,5}")
          ? when(Integer.parseInt(written) == port)
          : port == 22 ? Match.NO : Match.MAYBE;
    }
    if (first.matches("[0-9]{1,5}:[0-9]{1,5}")) {
      String[] ends = first.split(":");
      return when(Integer.parseInt(ends[0]) <= port && port <= Integer.parseInt(ends[1]));
    }
    return Match.MAYBE;
  }

  private static Match when(boolean matches) {
    return matches ? Match.YES : Match.NO;
  }
}
