package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qjailctl.executors.simulated.world.PacketFilter;

/**
 * What pfctl(8) understood of one file, in canonical form.
 *
 * @param preamble macros, options and tables in the file's order, as {@code -v} prints them
 * @param loads the anchors that {@code load anchor} fills
 * @param problems lines for standard error; those that are mere remarks come with others
 * @param good whether the rules may be loaded
 */
record ParsedRules(
    List<String> preamble,
    List<String> scrub,
    List<String> nat,
    List<String> rdr,
    List<String> filter,
    List<Load> loads,
    List<String> problems,
    boolean good) {

  /** One {@code load anchor} line. */
  record Load(String anchor, String file) {}

  /** Gathers a file's rules as they are read. */
  static final class Gathering {
    final List<String> preamble = new ArrayList<>();
    final List<String> scrub = new ArrayList<>();
    final List<String> nat = new ArrayList<>();
    final List<String> rdr = new ArrayList<>();
    final List<String> filter = new ArrayList<>();
    final List<Load> loads = new ArrayList<>();

    ParsedRules with(Problems problems) {
      return new ParsedRules(
          preamble, scrub, nat, rdr, filter, loads, problems.lines(), !problems.any());
    }
  }

  /** As the kernel keeps them: nat before rdr, scrub before the rest. */
  PacketFilter.Ruleset ruleset() {
    return new PacketFilter.Ruleset(
        preamble.stream().filter(line -> line.startsWith("set ")).toList(),
        preamble.stream().filter(line -> line.startsWith("table ")).toList(),
        Stream.concat(nat.stream(), rdr.stream()).toList(),
        Stream.concat(scrub.stream(), filter.stream()).toList());
  }

  /** What {@code -v} prints; nothing of the rules when the file has problems. */
  String verbose() {
    StringBuilder text = new StringBuilder();
    Stream<List<String>> rules =
        good ? Stream.of(preamble, scrub, nat, rdr, filter) : Stream.of(preamble);
    rules.flatMap(List::stream).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
