package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfTableName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.SshConnection;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;

/**
 * Manifests and hosts that shut the operator out, each refused, and their nearest neighbours, each
 * accepted. A row: which host, the rules of /etc/pf.conf, the manifest's translation rules, and its
 * filter rules.
 */
class LockOutCorpusTest {

  private static final String[][] SHUT = {
    {"one", "", "", "block in all"},
    {"one", "", "", "block all"},
    {"one", "", "", "block return in all"},
    {"one", "", "", "block in quick on vtnet0 all; pass in all"},
    {"one", "", "", "block in proto tcp to port 22"},
    {"one", "", "", "block in proto tcp to port ssh"},
    {"one", "", "", "block in proto tcp to port 1:1024"},
    {"one", "", "", "block in proto tcp to port != 80"},
    {"one", "", "", "block in proto tcp to port < 1000"},
    {"one", "", "", "block in proto tcp to port 20 >< 30"},
    {"one", "", "", "block in proto tcp to port { 80 22 }"},
    {"one", "", "", "block in from 198.51.100.0/24"},
    {"one", "", "", "block in from ! 10.0.0.0/8"},
    {"one", "", "", "block in to 203.0.113.10"},
    {"one", "", "", "block in to (vtnet0)"},
    {"one", "", "", "block in to self"},
    {"one", "", "", "block in inet all"},
    {"one", "", "", "block in on ! lo0 all"},
    {"one", "", "", "block out all"},
    {"one", "", "", "block out proto tcp from port 22"},
    {"one", "", "", "block all; pass in proto tcp to port 22 no state"},
    {"one", "", "", "block in all; pass in proto tcp to port 22 flags SA/SA"},
    {"one", "", "", "block in all; pass in proto udp to port 22"},
    {"one", "", "", "block in all; pass in on vtnet1 proto tcp to port 22"},
    {"one", "", "", "block in all; pass in inet6 proto tcp to port 22"},
    {"one", "", "", "block in all; pass in proto tcp from 192.0.2.0/24 to port 22"},
    {"one", "", "", "pass in proto tcp to port 22; block in all"},
    {"one", "", "", "block in all; pass in proto tcp to port 22 tagged OK"},
    {"one", "", "", "block in from <bad>"},
    {"one", "", "", "block in from ! <good>"},
    {"one", "block drop in all", "", "pass in proto tcp to port 80"},
    {"one", "block drop in quick all", "", "pass in proto tcp to port 22"},
    {"one", "block drop in on vtnet0 all", "", ""},
    {"one", "anchor \"x\" all {; block drop in quick all; }", "", "pass in all"},
    {"one", "table <evil> { 198.51.100.9 }; block drop in from <evil> to any", "", ""},
    {"one", "", "rdr pass on vtnet0 inet proto tcp to port 1:65535 -> 10.7.0.2", ""},
    {"one", "", "rdr on vtnet0 inet proto tcp to (vtnet0) port 22 -> 10.7.0.2", ""},
    {"one", "", "rdr pass on vtnet0 inet proto tcp to 203.0.113.10 -> 10.7.0.2 port 22", ""},
    {"one", "", "rdr pass on vtnet0 inet proto tcp to port 22 -> 203.0.113.10 port 2222", ""},
    {"one", "rdr pass on vtnet0 inet proto tcp from any to any port 20:30 -> 10.7.0.2", "", ""},
    {"2222", "", "", "block in all; pass in proto tcp to port 22"},
    {"2222", "", "rdr pass on vtnet0 inet proto tcp to port 2000:3000 -> 10.7.0.2", ""},
    {"six", "", "", "block in inet6 all"},
    {"six", "", "", "block in all; pass in inet proto tcp to port 22"},
    {"near", "", "", "block in on vtnet0 from (vtnet0:network)"},
    {"near", "", "", "block in on vtnet0 all; pass in on vtnet1 all"},
    {"two", "", "", "block in proto tcp to port 22"},
    {"two", "", "", "block in on vtnet0 all; block in on vtnet1 all"},
    {
      "boot",
      "table <admins> persist; block drop in all;"
          + " pass in proto tcp from <admins> to any port 22",
      "",
      ""
    },
  };

  private static final String[][] OPEN = {
    {"one", "", "", ""},
    {"one", "", "", "pass in all"},
    {"one", "", "", "block in all; pass in proto tcp to port 22"},
    {"one", "", "", "block all; pass in proto tcp to port ssh"},
    {"one", "", "", "block all; pass in proto tcp to port 22 flags any"},
    {
      "one",
      "",
      "",
      "block all; pass in proto tcp to port 22 no state;"
          + " pass out proto tcp from port 22 no state"
    },
    {"one", "", "", "pass in quick proto tcp to port 22; block in all"},
    {"one", "", "", "block in proto udp all"},
    {"one", "", "", "block in proto tcp to port 80"},
    {"one", "", "", "block in proto tcp to port 23:1024"},
    {"one", "", "", "block in proto tcp to port != 22"},
    {"one", "", "", "block in proto tcp to port > 22"},
    {"one", "", "", "block in proto tcp to port 22 >< 30"},
    {"one", "", "", "block in proto tcp to port 22 <> 22"},
    {"one", "", "", "block in from 192.0.2.0/24"},
    {"one", "", "", "block in from ! 198.51.100.0/24"},
    {"one", "", "", "block in to 203.0.113.11"},
    {"one", "", "", "block in to (lo1)"},
    {"one", "", "", "block in inet6 all"},
    {"one", "", "", "block in on lo0 all"},
    {"one", "", "", "block in on vtnet1 all"},
    {"one", "", "", "block out all; pass out proto tcp from port 22 flags any"},
    {"one", "", "", "block out on vtnet1 all"},
    {"one", "", "", "pass in all; block out all"},
    {"one", "", "", "block in all; pass in on vtnet0 proto tcp to port 22"},
    {"one", "", "", "block in all; pass in proto tcp from 198.51.100.0/24 to port 22"},
    {"one", "", "", "block in all; pass in on egress proto tcp to port 22"},
    {"one", "", "", "pass in proto tcp to port 22 tag OK; block in ! tagged OK"},
    {"one", "", "", "block in from ! <bad>"},
    {"one", "", "", "block in from <good>"},
    {"one", "", "", "block in from <filled>"},
    {"one", "set skip on { vtnet0 }; block drop all", "", ""},
    {"one", "block drop in all", "", "pass in proto tcp to port 22"},
    {"one", "pass in quick proto tcp from any to any port 22; block drop in quick all", "", ""},
    {"one", "anchor \"x\" all {; block drop in all; }", "", "pass in all"},
    {"one", "anchor \"x\" in proto udp all {; block drop quick all; }", "", ""},
    {
      "one",
      "table <evil> { 198.51.100.0/24 !198.51.100.9 }; block drop in from <evil> to any",
      "",
      ""
    },
    {"one", "anchor \"blacklistd/*\" in on vtnet0 all", "", ""},
    {"one", "", "rdr pass on vtnet0 inet proto tcp to port 23:65535 -> 10.7.0.2", ""},
    {"one", "", "rdr pass on vtnet0 inet proto udp to port 22 -> 10.7.0.2", ""},
    {"one", "", "rdr pass on vtnet0 inet proto tcp to 203.0.113.11 port 22 -> 10.7.0.2", ""},
    {"one", "", "rdr pass on vtnet0 inet proto tcp from 192.0.2.0/24 to port 22 -> 10.7.0.2", ""},
    {
      "one",
      "",
      "no rdr on vtnet0 inet proto tcp to port 22;"
          + " rdr pass on vtnet0 inet proto tcp to port 1:65535 -> 10.7.0.2",
      ""
    },
    {"one", "", "nat on vtnet0 inet from 10.7.0.0/24 -> (vtnet0)", ""},
    {"2222", "", "", "block in all; pass in proto tcp to port 2222"},
    {"2222", "", "", "block in proto tcp to port 22"},
    {"six", "", "", "block in inet all"},
    {"six", "", "", "block in all; pass in inet6 proto tcp to port 22"},
    {"near", "", "", "block in on vtnet1 all"},
    {"two", "", "", "block in on vtnet0 proto tcp to port 22"},
    {"two", "", "", "block in on vtnet1 all"},
    {"console", "", "", "block all"},
    {
      "seen",
      "table <admins> persist; pass quick proto tcp from <admins> to any port 22;"
          + " block drop in proto udp all",
      "",
      ""
    },
  };

  private static List<String> rules(String text) {
    return List.of(text.split("; *", -1)).stream().filter(one -> !one.isBlank()).toList();
  }

  private static Optional<SshConnection> operator(String host) {
    String client = host.equals("six") ? "2001:db8:2::9" : "198.51.100.9";
    String server = host.equals("six") ? "2001:db8:1::10" : "203.0.113.10";
    return host.equals("console")
        ? Optional.empty()
        : Optional.of(
            new SshConnection(
                IpAddress.parse(host.equals("near") ? "203.0.113.77" : client).orThrow(),
                IpAddress.parse(server).orThrow(),
                new Port(host.equals("2222") ? 2222 : 22)));
  }

  private static Plan plan(String[] row, Consent consent) {
    SortedMap<PfTableName, Pf.Table> tables = new TreeMap<>();
    tables.put(new PfTableName("bad"), table("198.51.100.0/24"));
    tables.put(new PfTableName("good"), table("192.0.2.0/24"));
    tables.put(new PfTableName("filled"), table());
    Pf.Raw raw = new Pf.Raw(rules(row[2]), rules(row[3]));
    Pf wanted = new Pf(true, new TreeMap<>(), tables, List.of(), List.of(), raw);
    List<String> main = rules(row[1]);
    PfState found =
        new PfState(
            Fact.known(false),
            Fact.known(Optional.of(String.join("\n", main) + "\n")),
            Fact.known(Optional.empty()),
            Fact.known(List.of()),
            Fact.known(List.of()),
            Fact.known(List.of()),
            FileMode.READABLE,
            Fact.known(true),
            Fact.known(main),
            Fact.known(operator(row[0])),
            Fact.known(
                List.of("boot", "seen").contains(row[0])
                    ? List.of("<admins>", "<admins> 198.51.100.9")
                    : List.of()));
    Given given =
        new Given()
            .wantsPf(wanted)
            .pf(found)
            .live("vtnet0", "203.0.113.10/24", "2001:db8:1::10/64")
            .live("lo0", "127.0.0.1/8")
            .live("lo1", "10.7.0.2/32");
    if (List.of("two", "near").contains(row[0])) {
      given.live("vtnet1", "10.9.0.1/24");
    } else {
      given.live("vtnet1");
    }
    return Planner.plan(given.manifest(), given.host(), consent);
  }

  private static Pf.Table table(String... addresses) {
    return new Pf.Table(Optional.of(new TreeSet<>(List.of(addresses))));
  }

  private static boolean refused(Plan plan) {
    return plan.problems().stream().anyMatch(one -> one.code().value().equals("QJ2551"));
  }

  @Test
  void whatShutsTheOperatorOutIsRefused() {
    List<String> missed = new ArrayList<>();
    for (String[] row : SHUT) {
      if (!refused(plan(row, Consent.NONE))) {
        missed.add(String.join(" | ", row));
      }
    }
    System.out.println(
        "lock-outs refused: " + (SHUT.length - missed.size()) + " of " + SHUT.length);
    assertThat(missed).isEmpty();
    assertThat(SHUT.length).isGreaterThanOrEqualTo(40);
  }

  @Test
  void theirNeighboursAreAccepted() {
    List<String> wrong = new ArrayList<>();
    for (String[] row : OPEN) {
      Plan plan = plan(row, Consent.NONE);
      if (plan.refused()) {
        wrong.add(String.join(" | ", row) + " -> " + plan.problems());
      }
    }
    System.out.println(
        "neighbours accepted: " + (OPEN.length - wrong.size()) + " of " + OPEN.length);
    assertThat(wrong).isEmpty();
    assertThat(OPEN.length).isGreaterThanOrEqualTo(40);
  }

  @Test
  void whoSitsAtTheConsoleMayAllowIt() {
    Consent consent = new Consent(false, new TreeSet<>(), false, true);
    for (String[] row : SHUT) {
      Plan plan = plan(row, consent);
      assertThat(plan.refused()).as(String.join(" | ", row)).isFalse();
      assertThat(plan.problems())
          .extracting(one -> one.code().value())
          .as(String.join(" | ", row))
          .contains("QJ2554");
    }
  }
}
