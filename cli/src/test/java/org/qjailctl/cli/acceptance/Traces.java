package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qjailctl.core.host.Outcome;

/**
 * What the suite makes on a host, and how it goes again: jails named {@code qjtest-*}, the flavor
 * {@code qjtest}, the interface {@code lo9} with addresses of the networks for documentation (RFC
 * 5737), which nobody can have in use.
 */
final class Traces {

  static final String PREFIX = "qjtest-";
  static final String FLAVOR = "qjtest";
  static final String INTERFACE = "lo9";

  private static final String ETC = "/usr/local/etc/";
  private static final String JAILS = "/usr/jails";
  private static final Pattern ADDRESS = Pattern.compile("\\tinet ([0-9.]+)");
  private static final Pattern OWN_ADDRESS =
      Pattern.compile("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]+");
  private static final Pattern OWN_VARIABLE =
      Pattern.compile("(?m)^(ifconfig_" + INTERFACE + "(?:_\\w+)?)=");

  private final ByHand byHand;

  Traces(ByHand byHand) {
    this.byHand = byHand;
  }

  /** Takes away whatever of it is there: nothing else is touched. */
  void remove() {
    jails();
    List<List<String>> commands = new ArrayList<>();
    for (String name : names(JAILS + "/archive")) {
      commands.add(List.of("rm", "-f", JAILS + "/archive/" + name));
    }
    for (String name : byHand.names(JAILS + "/flavors")) {
      if (name.equals(FLAVOR) || name.equals(".qjailctl-" + FLAVOR)) {
        commands.add(List.of("rm", "-rf", JAILS + "/flavors/" + name));
      }
    }
    for (String name : logs(byHand)) {
      commands.add(List.of("rm", "-f", "/var/log/" + name));
    }
    byHand.typesAll(commands);
    networkInterface();
    variables();
  }

  private void jails() {
    TreeSet<String> defined = new TreeSet<>();
    for (String folder : List.of("qjail.local", "qjail.global")) {
      names(ETC + folder).forEach(file -> defined.add(file.replaceFirst("\\..*", "")));
    }
    List<List<String>> stop = new ArrayList<>();
    List<List<String>> delete = new ArrayList<>();
    for (String jail : defined) {
      stop.add(List.of("qjail", "stop", jail));
      delete.add(List.of("qjail", "delete", jail));
    }
    byHand.typesAll(stop);
    byHand.typesAll(mounted().map(point -> List.of("umount", "-f", point)).toList());
    // qjail delete empties a jail's root without a look at what is mounted there.
    assertThat(mounted()).as("mounts below the jails of the suite").isEmpty();
    byHand.typesAll(delete);
    List<List<String>> rest = new ArrayList<>();
    for (String folder : List.of("qjail.local", "qjail.global", "qjail.config", "qjail.fstab")) {
      names(ETC + folder).forEach(file -> rest.add(List.of("rm", "-f", ETC + folder + "/" + file)));
    }
    for (String name : names(JAILS)) {
      rest.add(List.of("chflags", "-R", "noschg", JAILS + "/" + name));
      rest.add(List.of("rm", "-rf", JAILS + "/" + name));
    }
    byHand.typesAll(rest);
  }

  /** Deepest first. */
  private Stream<String> mounted() {
    return byHand
        .does("mount", "-p")
        .lines()
        .map(line -> line.split("\\s+"))
        .filter(words -> words.length > 1)
        .map(words -> words[1])
        .filter(point -> point.startsWith(JAILS + "/" + PREFIX))
        .sorted(Comparator.reverseOrder());
  }

  private List<String> names(String folder) {
    return byHand.names(folder).stream().filter(name -> name.startsWith(PREFIX)).toList();
  }

  static List<String> logs(ByHand byHand) {
    return byHand.names("/var/log").stream()
        .filter(name -> name.startsWith("qjail." + PREFIX))
        .toList();
  }

  private void networkInterface() {
    Outcome outcome = byHand.types("ifconfig", INTERFACE);
    if (!outcome.good()) {
      return;
    }
    List<String> addresses =
        ADDRESS.matcher(outcome.stdout().utf8()).results().map(found -> found.group(1)).toList();
    assertThat(addresses)
        .as("addresses of " + INTERFACE + ", an interface that this suite makes and destroys")
        .allMatch(address -> OWN_ADDRESS.matcher(address).matches());
    byHand.does("ifconfig", INTERFACE, "destroy");
  }

  private void variables() {
    String text = byHand.reads("/etc/rc.conf").orElse("");
    List<String> own =
        OWN_VARIABLE
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .map(found -> found.replace("=", ""))
            .distinct()
            .toList();
    if (!own.isEmpty()) {
      List<String> argv = new ArrayList<>(List.of("sysrc", "-x"));
      argv.addAll(own);
      byHand.does(argv.toArray(String[]::new));
    }
    if (Pattern.compile("(?m)^cloned_interfaces=.*\\b" + INTERFACE + "\\b").matcher(text).find()) {
      byHand.does("sysrc", "cloned_interfaces-=" + INTERFACE);
    }
  }
}
