package org.qjailctl.executors.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out what differs between any two runs, as the recordings' README names it, and nothing
 * else.
 */
final class Normalised {

  private Normalised() {}

  /** What a command printed. */
  static String output(List<String> argv, String text) {
    String plain = numbers(text);
    return switch (argv.getFirst()) {
      case "jls" -> jails(plain);
      case "ls" -> listing(plain);
      case "pfctl", "service" -> counters(plain);
      default -> plain;
    };
  }

  static String fact(String name, String text) {
    String plain = numbers(text).stripTrailing();
    return name.equals("cmd jls") ? jails(plain) : plain;
  }

  /** Jail and process ids, archive stamps, dates, how long pf has been on or off. */
  private static String numbers(String text) {
    return text.replaceAll("\"jid\":(\"?)\\d+", "\"jid\":$1#")
        .replaceAll("\\bjid=\\d+", "jid=#")
        .replaceAll("cpuset\\.id=\\d+", "cpuset.id=#")
        .replaceAll("(?m)^ {0,5}\\d+  (?=\\S)", "     #  ")
        .replaceAll("(?m)^([DI]R[NM]?) +\\d+ +", "$1 # ")
        .replaceAll("(?m)^(\\w+ +\\w+ +)\\d+ +(\\d+ +tcp)", "$1# $2")
        .replaceAll("\\d{12}\\.\\d\\d", "STAMP")
        .replaceAll("(?m)^\\w{3} \\w{3} +\\d+ \\d\\d:\\d\\d:\\d\\d UTC \\d{4}$", "DATE")
        .replaceAll("for \\d+ days \\d\\d:\\d\\d:\\d\\d +", "for TIME ");
  }

  /** What packets pf(4) has seen, and how many a second. */
  private static String counters(String text) {
    return text.replaceAll("(?m)^  ([a-z][a-z -]*?) +\\d+ +(?:\\d+\\.\\d/s)?$", "  $1 #");
  }

  private static String listing(String text) {
    return text.replaceAll("(?m)^total \\d+$", "total #")
        .replaceAll(
            "(?m)^([-dl][-rwxsStT]{9}) +\\d+ (\\S+) +(\\S+) +\\d+ \\w{3} +\\d+ \\d\\d:\\d\\d ",
            "$1 # $2 $3 # DATE ");
  }

  /** Jails sorted, in both forms of jls. */
  private static String jails(String text) {
    int start = text.indexOf("\"jail\": [{");
    if (start >= 0) {
      int from = start + "\"jail\": [{".length();
      int to = text.lastIndexOf("}]}}");
      String sorted =
          Arrays.stream(text.substring(from, to).split("\\}, \\{"))
              .sorted()
              .collect(Collectors.joining("}, {"));
      return text.substring(0, from) + sorted + text.substring(to);
    }
    Stream<String> rows = text.lines().skip(1).sorted();
    return text.lines()
        .findFirst()
        .map(
            first ->
                Stream.concat(Stream.of(first), rows).collect(Collectors.joining("\n", "", "\n")))
        .orElse("");
  }
}
