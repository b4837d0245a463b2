package org.qjailctl.core.pf.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.ParsedRules;
import org.qjailctl.core.pf.PfFiles;
import org.qjailctl.core.pf.PfText;
import org.qjailctl.core.pf.Rule;

/**
 * The rules of pf as they are loaded: the main ruleset or an anchor's.
 *
 * @param skipped the interfaces and groups of {@code set skip}
 * @param tables what is in each, an exclamation mark before what does not belong; empty for a table
 *     whose contents are not known
 * @param anchors by their full path; of the main ruleset only
 * @param doubt what of the rules is not understood; empty where all is
 */
public record Ruleset(
    List<String> skipped,
    List<Rule> nat,
    List<Rule> rdr,
    List<Rule> binat,
    List<Rule> filter,
    Map<String, Optional<List<String>>> tables,
    Map<String, Ruleset> anchors,
    Optional<String> doubt) {

  private static final Pattern SKIP = Pattern.compile("set skip on \\{(.*)\\}");
  private static final Pattern TABLE = Pattern.compile("table <([^>]+)>([^{\"]*)(.*)");
  private static final Pattern BRACES = Pattern.compile("\\{([^}]*)\\}");

  public static final Ruleset NONE =
      new Ruleset(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          Optional.empty());

  public Ruleset {
    skipped = List.copyOf(skipped);
    nat = List.copyOf(nat);
    rdr = List.copyOf(rdr);
    binat = List.copyOf(binat);
    filter = List.copyOf(filter);
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    anchors = Collections.unmodifiableMap(new TreeMap<>(anchors));
  }

  /** The rules of {@code lines} in pfctl's form, or as they are written. */
  public static Ruleset of(List<String> lines, String name, Links links) {
    return of(PfText.main(String.join("\n", lines) + "\n", name).parse(links, PfFiles.NONE));
  }

  public static Ruleset of(ParsedRules rules) {
    List<String> skipped = new ArrayList<>();
    rules.options().stream()
        .map(SKIP::matcher)
        .filter(Matcher::matches)
        .forEach(skip -> skipped.addAll(List.of(skip.group(1).strip().split(" +"))));
    Map<String, Optional<List<String>>> tables = new TreeMap<>();
    for (String line : rules.tables()) {
      Matcher table = TABLE.matcher(line);
      if (table.matches()) {
        tables.put(table.group(1), contents(table.group(2), table.group(3)));
      }
    }
    return new Ruleset(
        skipped,
        rules.nat(),
        rules.rdr(),
        rules.binat(),
        rules.filter(),
        tables,
        Map.of(),
        rules.problems().stream().findFirst());
  }

  /** What a table says of its contents; a table that says nothing keeps what programs put in. */
  private static Optional<List<String>> contents(String flags, String said) {
    List<String> all = new ArrayList<>();
    Matcher braces = BRACES.matcher(said);
    boolean any = false;
    while (braces.find()) {
      any = true;
      for (String word : braces.group(1).strip().split(" +")) {
        if (!word.isEmpty()) {
          all.add(word);
        }
      }
    }
    boolean filled = said.contains("file \"") || (!any && flags.contains("persist"));
    return filled ? Optional.empty() : Optional.of(List.copyOf(all));
  }

  public Ruleset with(String anchor, Ruleset rules) {
    Map<String, Ruleset> all = new TreeMap<>(anchors);
    all.put(anchor, rules);
    return new Ruleset(skipped, nat, rdr, binat, filter, tables, all, doubt);
  }

  /** The same with what is in a table. */
  public Ruleset with(String table, Optional<List<String>> contents) {
    Map<String, Optional<List<String>>> all = new TreeMap<>(tables);
    all.put(table, contents);
    return new Ruleset(skipped, nat, rdr, binat, filter, all, anchors, doubt);
  }

  /** All its rules, those of its anchors and of braces included. */
  public List<Rule> all() {
    List<Rule> all = new ArrayList<>();
    List.of(nat, binat, rdr, filter).forEach(rules -> rules.forEach(rule -> add(rule, all)));
    anchors.values().forEach(anchor -> all.addAll(anchor.all()));
    return all;
  }

  private static void add(Rule rule, List<Rule> all) {
    all.add(rule);
    if (rule instanceof Rule.Anchor call) {
      call.inside().ifPresent(inside -> inside.forEach(one -> add(one, all)));
    }
  }

  /** Whether the rules that a call steps into are known. */
  public boolean knows(Rule.Anchor call) {
    String plain = call.name().replaceFirst("/?\\*$", "").replaceFirst("^/", "");
    return call.inside().isPresent()
        || anchors.keySet().stream()
            .anyMatch(one -> one.equals(plain) || one.startsWith(plain + "/"));
  }

  /** The same where nothing is in tables whose contents are not known. */
  public Ruleset withEmptyTables() {
    Map<String, Optional<List<String>>> known = new TreeMap<>();
    tables.forEach((name, contents) -> known.put(name, contents.or(() -> Optional.of(List.of()))));
    Map<String, Ruleset> inside = new TreeMap<>();
    anchors.forEach((name, rules) -> inside.put(name, rules.withEmptyTables()));
    return new Ruleset(skipped, nat, rdr, binat, filter, known, inside, doubt);
  }

  /** What is in a table of this name, here or in an anchor; nothing where that is not known. */
  public List<String> contents(String table) {
    List<String> own = tables.getOrDefault(table, Optional.empty()).orElse(List.of());
    return anchors.values().stream()
        .map(anchor -> anchor.contents(table))
        .filter(some -> !some.isEmpty())
        .findFirst()
        .orElse(own);
  }

  /** The same with rules after its own. */
  public Ruleset and(Ruleset more) {
    return new Ruleset(
        skipped,
        joined(nat, more.nat),
        joined(rdr, more.rdr),
        joined(binat, more.binat),
        joined(filter, more.filter),
        tables,
        anchors,
        doubt.or(more::doubt));
  }

  private static List<Rule> joined(List<Rule> some, List<Rule> more) {
    List<Rule> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** The same with interfaces that pf passes by. */
  public Ruleset skipping(Ruleset other) {
    return new Ruleset(other.skipped, nat, rdr, binat, filter, tables, anchors, doubt);
  }

  List<Rule> of(Rule.Kind kind) {
    return switch (kind) {
      case NAT -> nat;
      case RDR -> rdr;
      case BINAT -> binat;
    };
  }
}
