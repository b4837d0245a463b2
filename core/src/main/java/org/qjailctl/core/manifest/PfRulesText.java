package org.qjailctl.core.manifest;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of the anchor's rule file says of itself. */
public final class PfRulesText {

  private static final Pattern TABLE =
      Pattern.compile("table <([A-Za-z0-9_-]+)> persist \\{ ?(.*) ?\\}");

  private static final Set<String> FILTER_WORDS = Set.of("pass", "block", "antispoof");

  private PfRulesText() {}

  /** Whether it holds filter rules. */
  public static boolean filters(String rules) {
    return rules.lines().map(PfRulesText::firstWord).anyMatch(FILTER_WORDS::contains);
  }

  /** Whether {@code line} is a filter rule. */
  public static boolean isFilter(String line) {
    return FILTER_WORDS.contains(firstWord(line));
  }

  /** The tables whose contents it sets, by name. */
  public static SortedMap<String, SortedSet<String>> tables(String rules) {
    SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
    rules
        .lines()
        .map(TABLE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              List<String> words = List.of(line.group(2).strip().split(" "));
              tables.put(
                  line.group(1),
                  new TreeSet<>(words.stream().filter(word -> !word.isEmpty()).toList()));
            });
    return tables;
  }

  /** What is in a table that holds {@code addresses}, as {@code <name> address}. */
  public static List<String> contents(String table, SortedSet<String> addresses) {
    return addresses.stream().map(address -> "<" + table + "> " + address).toList();
  }

  private static String firstWord(String line) {
    return line.strip().split("[\\s\"{]", 2)[0];
  }
}
