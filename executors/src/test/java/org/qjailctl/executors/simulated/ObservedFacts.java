package org.qjailctl.executors.simulated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** The facts of a simulated host, told as the recordings tell those of the real one. */
final class ObservedFacts {

  private static final List<String> JLS =
      List.of(
          "jls",
          "--libxo",
          "json",
          "jid",
          "name",
          "path",
          "host.hostname",
          "ip4.addr",
          "ip6.addr",
          "allow.sysvipc",
          "allow.raw_sockets",
          "allow.mount.nullfs",
          "allow.mount.tmpfs",
          "allow.quotas",
          "securelevel",
          "devfs_ruleset",
          "enforce_statfs",
          "vnet");

  private final World world;

  ObservedFacts(World world) {
    this.world = world;
  }

  /**
   * The facts called {@code names} as they are now, normalised; those that are not there are left
   * out.
   */
  Map<String, String> of(Iterable<String> names) {
    Map<String, String> facts = new TreeMap<>();
    for (String name : names) {
      fact(name).ifPresent(text -> facts.put(name, Normalised.fact(name, text)));
    }
    return facts;
  }

  private Optional<String> fact(String name) {
    if (name.startsWith("file ")) {
      return files().text(name.substring(5));
    }
    return switch (name) {
      case "cmd jls" -> Optional.of(run(JLS).text());
      case "cmd ifconfig" -> Optional.of(run(List.of("ifconfig", "-a")).text());
      case "cmd mount" -> Optional.of(run(List.of("mount", "-p")).text());
      case "cmd ls /usr/jails" -> Optional.of(jails());
      case "cmd ls /usr/local/etc" -> Optional.of(matching("/usr/local/etc", "qjail"));
      case "cmd pf" -> pf();
      default -> throw new IllegalArgumentException("no such fact: " + name);
    };
  }

  private String jails() {
    if (!files().isFolder("/usr/jails")) {
      return "";
    }
    return matching("/usr", "jails")
        + run(List.of("ls", "/usr/jails", "/usr/jails/archive", "/usr/jails/flavors")).text();
  }

  private String matching(String folder, String start) {
    try {
      return files().list(folder).stream()
          .filter(n -> n.startsWith(start))
          .map(n -> folder + "/" + n + "\n")
          .collect(Collectors.joining());
    } catch (FileRefused e) {
      return "";
    }
  }

  /** Status, translation rules, filter rules, anchors, and the translation rules of each anchor. */
  private Optional<String> pf() {
    Result info = run(List.of("pfctl", "-s", "info"));
    if (info.exit() == 127) {
      return Optional.empty();
    }
    String anchors = both("pfctl", "-s", "Anchors");
    StringBuilder text =
        new StringBuilder((info.text() + info.stderr().utf8()).lines().findFirst().orElse(""));
    text.append("\n-- nat\n").append(both("pfctl", "-s", "nat"));
    text.append("-- rules\n").append(both("pfctl", "-s", "rules"));
    text.append("-- anchors\n").append(anchors);
    anchors
        .lines()
        .filter(line -> line.startsWith("  "))
        .map(String::strip)
        .forEach(
            a ->
                text.append("-- nat ")
                    .append(a)
                    .append('\n')
                    .append(both("pfctl", "-a", a, "-s", "nat")));
    return Optional.of(text.toString());
  }

  private String both(String... argv) {
    Result result = run(List.of(argv));
    return result.text() + result.stderr().utf8();
  }

  private Result run(List<String> argv) {
    return InstalledPrograms.ALL.run(
        new Invocation(world, Place.HOST, "root", argv, Bytes.NONE, InstalledPrograms.ALL));
  }

  private FileView files() {
    return world.files(Place.HOST);
  }
}
