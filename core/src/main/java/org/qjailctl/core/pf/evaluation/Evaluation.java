package org.qjailctl.core.pf.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.Rule;

/**
 * What pf makes of packets, by the rules that are loaded and the interfaces as they are
 * (pf_test_rule, pf_get_translation and pf_match_translation in pf.c of FreeBSD 13.2).
 */
public final class Evaluation {

  private final Ruleset rules;
  private final Links links;
  private final Map<String, RuleMatch> matches = new TreeMap<>();
  private final Set<String> depends = new LinkedHashSet<>();

  private Evaluation(Ruleset rules, Links links) {
    this.rules = rules;
    this.links = links;
  }

  /** What becomes of a packet that belongs to no state. */
  public static Trace of(Ruleset rules, Links links, Packet packet) {
    return new Evaluation(rules, links).trace(packet);
  }

  private Trace trace(Packet packet) {
    RuleMatch match = match("");
    Matching skipped = new Matching.No();
    for (String word : rules.skipped()) {
      skipped = skipped.or(match.isCalled(packet.on(), word));
    }
    List<Fate> fates = new ArrayList<>();
    if (rules.doubt().isPresent()) {
      depends.add("rules that are not understood (" + rules.doubt().get() + ")");
      fates.add(unknown(packet, true));
      fates.add(unknown(packet, false));
    }
    if (!(skipped instanceof Matching.No)) {
      fates.add(unknown(packet, true));
    }
    if (skipped instanceof Matching.Depends some) {
      depends.add(some.on());
    }
    if (!(skipped instanceof Matching.Yes)) {
      for (Run translated : new TranslationWalk(this).of(packet)) {
        fates.addAll(
            translated.passed() ? List.of(translated.fate()) : new FilterWalk(this).of(translated));
      }
    }
    return new Trace(fates.stream().distinct().toList(), depends);
  }

  /** By no rule. */
  private static Fate unknown(Packet packet, boolean passes) {
    return new Fate(passes, Optional.empty(), Optional.empty(), packet, passes, List.of());
  }

  void depends(Matching matching) {
    if (matching instanceof Matching.Depends some) {
      depends.add(some.on());
    }
  }

  Links links() {
    return links;
  }

  Ruleset main() {
    return rules;
  }

  /** Rules of an anchor see its tables, and those of the main ruleset for names that it lacks. */
  RuleMatch match(String anchor) {
    return matches.computeIfAbsent(anchor, this::made);
  }

  private RuleMatch made(String anchor) {
    Map<String, Optional<List<String>>> tables = new TreeMap<>(rules.tables());
    Ruleset own = rules.anchors().get(anchor);
    if (own != null) {
      tables.putAll(own.tables());
    }
    return new RuleMatch(links, new AddressMatch(links, tables));
  }

  /** The rulesets that a call of {@code name} inside the anchor {@code inside} steps into. */
  List<String> called(String inside, String name) {
    String plain = name.endsWith("/*") ? name.substring(0, name.length() - 2) : name;
    boolean star = name.endsWith("*");
    plain = plain.equals("*") ? "" : plain;
    String path =
        plain.startsWith("/")
            ? plain.substring(1)
            : inside.isEmpty() || plain.isEmpty() ? inside + plain : inside + "/" + plain;
    if (!star) {
      return List.of(path);
    }
    String prefix = path.isEmpty() ? "" : path + "/";
    return rules.anchors().keySet().stream()
        .filter(one -> one.startsWith(prefix) && one.indexOf('/', prefix.length()) < 0)
        .toList();
  }

  /** Rules of the call's braces; else those of the anchor of this name. */
  Optional<Ruleset> inside(Rule.Anchor call, String path) {
    if (call.inside().isPresent()) {
      return Optional.of(
          new Ruleset(
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              call.inside().get(),
              Map.of(),
              Map.of(),
              Optional.empty()));
    }
    return Optional.ofNullable(rules.anchors().get(path));
  }
}
