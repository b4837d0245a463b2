package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What pfctl(8) understands of one file.
 *
 * @param preamble macros, options and tables in the file's order, as {@code -v} prints them
 * @param nat rules and anchors of nat, and so on: pf keeps each kind in a list of its own
 * @param loads the anchors that {@code load anchor} fills
 * @param otherFiles those that are included, found or not, and those that fill tables
 * @param statements where each statement starts, in the file's order
 * @param ordered whether pfctl wants the statements' sections in order
 * @param problems lines for standard error; those that are mere remarks come with others
 * @param good whether the rules may be loaded
 */
public record ParsedRules(
    List<String> preamble,
    List<Rule> scrub,
    List<Rule> nat,
    List<Rule> rdr,
    List<Rule> binat,
    List<Rule> filter,
    List<Load> loads,
    List<String> otherFiles,
    List<Statement> statements,
    boolean ordered,
    List<String> problems,
    boolean good) {

  /** One {@code load anchor} line. */
  public record Load(String anchor, String file) {}

  /** Gathers a file's rules as they are read. */
  static final class Gathering {
    final List<String> preamble = new ArrayList<>();
    final List<Rule> scrub = new ArrayList<>();
    final List<Rule> nat = new ArrayList<>();
    final List<Rule> rdr = new ArrayList<>();
    final List<Rule> binat = new ArrayList<>();
    final List<Rule> filter = new ArrayList<>();
    final List<Load> loads = new ArrayList<>();
    final List<String> otherFiles = new ArrayList<>();
    final List<Statement> statements = new ArrayList<>();

    List<Rule> of(Rule.Kind kind) {
      return switch (kind) {
        case NAT -> nat;
        case RDR -> rdr;
        case BINAT -> binat;
      };
    }

    ParsedRules with(Problems problems, boolean ordered) {
      return new ParsedRules(
          List.copyOf(preamble),
          List.copyOf(scrub),
          List.copyOf(nat),
          List.copyOf(rdr),
          List.copyOf(binat),
          List.copyOf(filter),
          List.copyOf(loads),
          List.copyOf(otherFiles),
          List.copyOf(statements),
          ordered,
          problems.lines(),
          !problems.any());
    }
  }

  /** The {@code set} statements, as {@code -v} prints them. */
  public List<String> options() {
    return preamble.stream().filter(line -> line.startsWith("set ")).toList();
  }

  /** The tables, as {@code -v} prints them. */
  public List<String> tables() {
    return preamble.stream().filter(line -> line.startsWith("table ")).toList();
  }

  /** The lines that {@code -sn} prints once the rules are loaded. */
  public List<String> translationLines() {
    return lines(Stream.of(nat, rdr, binat));
  }

  /** The lines that {@code -sr} prints once the rules are loaded. */
  public List<String> filterLines() {
    return lines(Stream.of(scrub, filter));
  }

  /** What {@code -v} prints; nothing of the rules when the file has problems. */
  public String verbose() {
    StringBuilder text = new StringBuilder();
    preamble.forEach(line -> text.append(line).append('\n'));
    if (good) {
      lines(Stream.of(scrub, nat, rdr, binat, filter))
          .forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static List<String> lines(Stream<List<Rule>> rules) {
    return rules.flatMap(List::stream).flatMap(rule -> rule.text().lines()).toList();
  }
}
