package org.qjailctl.cli.acceptance;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of the host the suite must leave as it was, as a text that shows differences well. */
final class Impression {

  private Impression() {}

  static String of(ByHand byHand) {
    StringBuilder text = new StringBuilder();
    for (String file : List.of("/etc/rc.conf", Pf.CONF, Pf.ANCHOR_FILE)) {
      part(text, file, byHand.reads(file).orElse("(none)"));
    }
    part(text, "pf", Pf.isEnabled(byHand) ? "enabled" : "not enabled");
    part(text, Notes.JOURNAL, byHand.stands(Notes.JOURNAL) ? "there" : "not there");
    part(text, "interfaces", byHand.does("ifconfig", "-l").strip());
    part(text, "mounts", byHand.does("mount", "-p"));
    for (String folder : List.of("qjail.local", "qjail.global", "qjail.config", "qjail.fstab")) {
      part(text, folder, lines(byHand.names("/usr/local/etc/" + folder)));
    }
    part(text, "/usr/jails", lines(jails(byHand)));
    part(text, "/var/log", lines(Traces.logs(byHand)));
    return text.toString();
  }

  /** The base system's folders come with the first run, and stay. */
  private static List<String> jails(ByHand byHand) {
    return byHand.names("/usr/jails").stream()
        .filter(name -> !List.of("archive", "flavors", "sharedfs", "template").contains(name))
        .toList();
  }

  private static String lines(Collection<String> names) {
    return new TreeSet<>(names).stream().collect(Collectors.joining("\n"));
  }

  private static void part(StringBuilder text, String title, String content) {
    text.append("--- ").append(title).append('\n').append(content.strip()).append('\n');
  }
}
