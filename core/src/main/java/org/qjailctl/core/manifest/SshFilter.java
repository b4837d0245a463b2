package org.qjailctl.core.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.net.PortRange;

/**
 * Whether filter rules in pf.conf(5)'s words let anyone at all come in by ssh. It looks at what
 * most rules are made of; where a block rule concerns some senders or targets only, it is not about
 * ssh, and a pass rule that may be about ssh is.
 */
public final class SshFilter {

  /** Words behind which neither addresses nor ports stand. */
  private static final Set<String> OPTIONS =
      Set.of(
          "flags",
          "keep",
          "modulate",
          "synproxy",
          "no",
          "icmp-type",
          "icmp6-type",
          "fragment",
          "allow-opts",
          "label",
          "tag",
          "tagged",
          "user",
          "group",
          "tos",
          "queue",
          "rtable",
          "probability",
          "prio",
          "set");

  private final SortedMap<PfMacroName, String> macros;
  private final int port;

  private SshFilter(SortedMap<PfMacroName, String> macros, int port) {
    this.macros = macros;
    this.port = port;
  }

  /**
   * What judges rules with these macros.
   *
   * @param port where sshd(8) listens
   */
  public static SshFilter of(Map<PfMacroName, String> macros, int port) {
    return new SshFilter(new TreeMap<>(macros), port);
  }

  /** Which of {@code rules} blocks ssh from everywhere; pf takes the last that matches. */
  public Optional<Integer> blocking(List<String> rules) {
    Optional<Integer> blocking = Optional.empty();
    for (int at = 0; at < rules.size(); at++) {
      List<String> words = words(rules.get(at));
      boolean block = words.getFirst().equals("block");
      if (!block && !words.getFirst().equals("pass")) {
        continue;
      }
      if (concernsSsh(words, block)) {
        blocking = block ? Optional.of(at) : Optional.empty();
        if (words.contains("quick")) {
          return blocking;
        }
      }
    }
    return blocking;
  }

  private boolean concernsSsh(List<String> words, boolean block) {
    List<String> on = behind(words, "on");
    List<String> protocols = behind(words, "proto");
    List<String> to = behind(words, "to");
    boolean comesIn = !words.contains("out") || words.contains("in");
    boolean outside = on.isEmpty() || !on.stream().allMatch(name -> name.matches("lo[0-9]*"));
    boolean tcp = protocols.isEmpty() || protocols.contains("tcp") || protocols.contains("6");
    boolean family = !block || !words.contains("inet6");
    boolean everyone = !block || (isAnyone(behind(words, "from")) && isHost(hosts(to)));
    return comesIn && outside && tcp && family && everyone && isSsh(to);
  }

  private static boolean isAnyone(List<String> from) {
    return from.isEmpty() || from.equals(List.of("any"));
  }

  /** Addresses and tables may be those of jails: a block of them is not one of the host. */
  private static boolean isHost(List<String> to) {
    return to.isEmpty()
        || to.equals(List.of("any"))
        || to.stream().allMatch(word -> word.matches("\\(?[a-z]+[0-9]*\\)?(:0)?|self"));
  }

  private static List<String> hosts(List<String> end) {
    int port = end.indexOf("port");
    return port < 0 ? end : end.subList(0, port);
  }

  private boolean isSsh(List<String> to) {
    int at = to.indexOf("port");
    if (at < 0) {
      return true;
    }
    List<String> ports = to.subList(at + 1, to.size());
    return ports.stream().anyMatch(this::isSsh)
        || ports.stream().anyMatch(word -> word.matches("[<>!=]+"));
  }

  private boolean isSsh(String word) {
    return PortRange.parse(word.equals("ssh") ? "22" : word)
        .toOptional()
        .map(range -> range.contains(new Port(port)))
        .orElse(false);
  }

  /** The words between {@code keyword} and the next one of the grammar. */
  private static List<String> behind(List<String> words, String keyword) {
    int start = words.indexOf(keyword);
    List<String> found = new ArrayList<>();
    for (int at = start + 1; start >= 0 && at < words.size(); at++) {
      String word = words.get(at);
      boolean ends =
          OPTIONS.contains(word)
              || Set.of("from", "to", "proto", "inet", "inet6", "all", "on").contains(word)
              || (word.equals("port") && keyword.equals("proto"));
      if (ends) {
        break;
      }
      found.add(word);
    }
    return found;
  }

  private List<String> words(String rule) {
    String text = rule;
    for (Map.Entry<PfMacroName, String> macro : macros.entrySet()) {
      text = text.replace("$" + macro.getKey(), macro.getValue());
    }
    return List.of(
        text.replaceAll("[{},]", " ")
            .replaceAll("([<>!]?=|[<>!])(?=\\s*[0-9])", " $1 ")
            .strip()
            .split("\\s+"));
  }
}
