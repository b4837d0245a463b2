package org.qjailctl.executors.pf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.ParsedRules;
import org.qjailctl.core.pf.PfFiles;
import org.qjailctl.core.pf.PfText;
import org.qjailctl.core.pf.Rule;
import org.qjailctl.core.pf.evaluation.Connection;
import org.qjailctl.core.pf.evaluation.Fate;
import org.qjailctl.core.pf.evaluation.Packet;
import org.qjailctl.core.pf.evaluation.Ruleset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rulesets and packets that went through a real pf of FreeBSD: the same becomes of them here. */
class RecordedPacketsTest {

  /** The second recording's host had an address more. */
  private static Links links(String recording) {
    return new Links(
        List.of(
            link("vtnet0", "10.0.2.15/24"),
            link("lo0", "127.0.0.1/8"),
            recording.startsWith("14")
                ? link("epair0a", "203.0.113.1/24")
                : link("epair0a", "203.0.113.1/24", "203.0.113.9/32"),
            link("lo1", "192.168.1.3/32", "192.168.1.4/32")));
  }

  private static final String CLIENT = "203.0.113.7";

  private static final String NOT_LOADED =
      "\npfctl: Syntax error in config file: pf rules not loaded";

  private static final Set<String> LISTENING =
      Set.of(
          "203.0.113.1:22",
          "203.0.113.9:22",
          "192.168.1.3:22",
          "192.168.1.4:22",
          "203.0.113.1:8080",
          "192.168.1.3:5432",
          "192.168.1.4:80",
          "192.168.1.4:5432");

  private static final Map<String, String> PROBES =
      Map.of(
          "in-22", "203.0.113.1:22",
          "in-8080", "203.0.113.1:8080",
          "in-5432", "203.0.113.1:5432",
          "in-15432", "203.0.113.1:15432",
          "in-9-5432", "203.0.113.9:5432",
          "in-80", "203.0.113.1:80",
          "in-direct-192.168.1.3-5432", "192.168.1.3:5432");

  private static Links.Link link(String name, String... addresses) {
    return new Links.Link(
        name,
        List.of(addresses).stream()
            .map(
                text ->
                    new InterfaceAddress(
                        address(text.substring(0, text.indexOf('/'))),
                        Integer.parseInt(text.substring(text.indexOf('/') + 1))))
            .toList());
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orThrow();
  }

  private static JsonNode recording(String name) throws IOException {
    try (InputStream input =
        RecordedPacketsTest.class.getResourceAsStream("/recordings/" + name + ".json")) {
      return new JsonMapper().readTree(Objects.requireNonNull(input, name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"14-pf-packets", "15-pf-packets"})
  void rulesPrintAsPfctlPrintedThem(String name) throws IOException {
    int loaded = 0;
    for (JsonNode ruleset : recording(name).get("rulesets")) {
      String rules = ruleset.get("rules").asString();
      ParsedRules parsed = PfText.main(rules, "/tmp/r.conf").parse(links(name), PfFiles.NONE);
      String as = ruleset.get("name").asString() + "\n" + rules;
      if (ruleset.get("load").asInt() != 0) {
        assertThat(parsed.good()).as(as).isFalse();
        ruleset
            .path("says")
            .forEach(
                line ->
                    assertThat(String.join("\n", parsed.problems()) + NOT_LOADED)
                        .as(as)
                        .contains(line.asString()));
        continue;
      }
      loaded++;
      assertThat(parsed.problems()).as(as).isEmpty();
      if (ruleset.has("verbose")) {
        List<String> verbose = lines(ruleset.get("verbose"));
        boolean tables = verbose.stream().anyMatch(line -> line.contains("<__automatic_"));
        if (!tables) {
          assertThat(parsed.verbose().lines()).as(as).containsExactlyElementsOf(verbose);
        }
        continue;
      }
      assertThat(parsed.translationLines()).as(as).isEqualTo(lines(ruleset.get("translation")));
      assertThat(parsed.filterLines()).as(as).isEqualTo(lines(ruleset.get("filter")));
    }
    System.out.println(name + ": " + loaded + " rulesets print as pfctl printed them");
    assertThat(loaded).isGreaterThan(30);
  }

  private static List<String> lines(JsonNode lines) {
    List<String> all = new ArrayList<>();
    lines.forEach(line -> all.add(line.asString().stripTrailing()));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"14-pf-packets", "15-pf-packets"})
  void packetsFareAsTheyFared(String name) throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int equal = 0;
    for (JsonNode ruleset : recording(name).get("rulesets")) {
      if (ruleset.get("load").asInt() != 0) {
        continue;
      }
      Ruleset rules =
          Ruleset.of(
              PfText.main(ruleset.get("rules").asString(), "r").parse(links(name), PfFiles.NONE));
      for (Map.Entry<String, JsonNode> probe : ruleset.get("probes").properties()) {
        boolean connected = probe.getValue().get("connected").asBoolean();
        Connection found = Connection.of(rules, links(name), packet(probe.getKey()));
        String as = ruleset.get("name").asString() + " " + probe.getKey();
        if (found.surelyOpens() || found.surelyFails()) {
          boolean here =
              found.surelyOpens()
                  && (probe.getKey().equals("ping") || listening(probe.getKey(), found));
          String said = probe.getValue().path("said").asString("");
          if (here && !said.isEmpty()) {
            assertThat(found.opening().fates().getFirst().after().destination())
                .as(as)
                .hasToString(said.replace("jail", "192.168.1."));
          }
          equal += here == connected ? 1 : 0;
          if (here != connected) {
            wrong.add(as + ": " + (connected ? "connected" : "not connected") + " there");
          }
        } else {
          open.add(as + ": depends on " + String.join(", ", found.depends()));
        }
      }
    }
    System.out.println(
        name + ": " + equal + " packets fare the same, " + open.size() + " depend: " + open);
    assertThat(wrong).isEmpty();
    assertThat(equal).isGreaterThan(200);
  }

  private static boolean listening(String probe, Connection found) {
    return probe.startsWith("out-")
        || found.opening().fates().stream()
            .map(Fate::after)
            .allMatch(
                after ->
                    LISTENING.contains(
                        after.destination() + ":" + after.destinationPort().orElse(0)));
  }

  private static Packet packet(String probe) {
    if (probe.startsWith("out-")) {
      String from = probe.equals("out-from-host") ? "203.0.113.1" : "192.168.1.3";
      return new Packet(
          Rule.Direction.OUT,
          "epair0a",
          "tcp",
          address(from),
          OptionalInt.empty(),
          address(CLIENT),
          OptionalInt.of(7000),
          Packet.Moment.OPENS);
    }
    if (probe.equals("ping")) {
      return Packet.in("epair0a", "icmp", address(CLIENT), address("203.0.113.1"), 0);
    }
    String to = Objects.requireNonNull(PROBES.get(probe), probe);
    int colon = to.indexOf(':');
    return Packet.in(
        "epair0a",
        "tcp",
        address(CLIENT),
        address(to.substring(0, colon)),
        Integer.parseInt(to.substring(colon + 1)));
  }
}
