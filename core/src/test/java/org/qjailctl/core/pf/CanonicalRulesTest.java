package org.qjailctl.core.pf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;

/** Rules as {@code pfctl -nvf} prints them. */
class CanonicalRulesTest {

  /** em0 has 10.0.2.15/24, lo1 has 192.168.1.0/32, 10.9.0.1/24 and fd00::1/64. */
  private static final Links LINKS =
      new Links(
          List.of(
              link("em0", "10.0.2.15/24"),
              link("lo0", "127.0.0.1/8", "::1/128", "fe80::1/64"),
              link("lo1", "192.168.1.0/32", "fe80::1/64", "10.9.0.1/24", "fd00::1/64")));

  private static Links.Link link(String name, String... addresses) {
    return new Links.Link(name, Stream.of(addresses).map(CanonicalRulesTest::address).toList());
  }

  private static InterfaceAddress address(String text) {
    int slash = text.indexOf('/');
    return new InterfaceAddress(
        IpAddress.parse(text.substring(0, slash)).orThrow(),
        Integer.parseInt(text.substring(slash + 1)));
  }

  record Case(String written, List<String> printed) {
    Case(String written, String... printed) {
      this(written, List.of(printed));
    }
  }

  static Stream<Case> cases() {
    return Stream.concat(translation(), filter());
  }

  private static Stream<Case> translation() {
    return Stream.of(
        new Case(
            "nat pass on em0 inet from (lo1:network) to any -> (em0)",
            "nat pass on em0 inet from (lo1:network) to any -> (em0) round-robin"),
        new Case(
            "rdr pass on em0 inet proto tcp from any to em0 port 5432 -> 192.168.1.3 port 5432",
            "rdr pass on em0 inet proto tcp from any to 10.0.2.15 port = postgresql -> 192.168.1.3 port 5432"),
        new Case(
            "rdr pass on em0 inet proto tcp from any to (em0) port postgresql -> 192.168.1.3",
            "rdr pass on em0 inet proto tcp from any to (em0) port = postgresql -> 192.168.1.3"),
        new Case(
            "nat on em0 inet from lo1:network to any -> em0",
            "nat on em0 inet from 192.168.1.0 to any -> 10.0.2.15",
            "nat on em0 inet from 10.9.0.0/24 to any -> 10.0.2.15"),
        new Case(
            "nat on em0 from 10/8 to ! 10.1.2.3 -> (em0:0)",
            "nat on em0 inet from 10.0.0.0/8 to ! 10.1.2.3 -> (em0:0)"),
        new Case(
            "nat on em0 inet from any to any -> { 10.0.2.1, 10.0.2.2 } static-port",
            "nat on em0 inet all -> { 10.0.2.1, 10.0.2.2 } round-robin static-port"),
        new Case("no nat on em0 from 10.1.0.1 to any", "no nat on em0 inet from 10.1.0.1 to any"),
        new Case("no rdr on lo0 all", "no rdr on lo0 all"),
        new Case(
            "rdr on em0 inet proto { tcp udp } to port { 53, 8000:8010 } -> 10.1.0.1 port 9000:*",
            "rdr on em0 inet proto tcp from any to any port = domain -> 10.1.0.1 port 9000",
            "rdr on em0 inet proto tcp from any to any port 8000:8010 -> 10.1.0.1 port 9000",
            "rdr on em0 inet proto udp from any to any port = domain -> 10.1.0.1 port 9000",
            "rdr on em0 inet proto udp from any to any port 8000:8010 -> 10.1.0.1 port 9000"),
        new Case(
            "rdr on em0 inet proto tcp to port 8000:8010 -> 10.1.0.1 port 9000:*",
            "rdr on em0 inet proto tcp from any to any port 8000:8010 -> 10.1.0.1 port 9000:9010"),
        new Case(
            "rdr on ! lo0 inet6 proto tcp from any to any port 80 -> fd00::1",
            "rdr on ! lo0 inet6 proto tcp from any to any port = http -> fd00::1"),
        new Case("nat-anchor \"qjailctl\"", "nat-anchor \"qjailctl\" all"),
        new Case("rdr-anchor \"qjailctl/*\"", "rdr-anchor \"qjailctl/*\" all"));
  }

  private static Stream<Case> filter() {
    return Stream.of(
        new Case("pass all", "pass all flags S/SA keep state"),
        new Case("pass", "pass all flags S/SA keep state"),
        new Case("block", "block drop all"),
        new Case("block return in log quick on em0 all", "block return in log quick on em0 all"),
        new Case(
            "pass in on em0 proto tcp to port { ssh, 80 }",
            "pass in on em0 proto tcp from any to any port = ssh flags S/SA keep state",
            "pass in on em0 proto tcp from any to any port = http flags S/SA keep state"),
        new Case(
            "pass out proto udp from any to any port >= 1024",
            "pass out proto udp from any to any port >= 1024 keep state"),
        new Case(
            "pass out proto tcp flags any modulate state",
            "pass out proto tcp all flags any modulate state"),
        new Case("pass quick on lo0 no state", "pass quick on lo0 all no state"),
        new Case(
            "pass inet proto icmp icmp-type { echoreq, unreach }",
            "pass inet proto icmp all icmp-type echoreq keep state",
            "pass inet proto icmp all icmp-type unreach keep state"),
        new Case(
            "pass in proto tcp to port 22 keep state (max-src-conn 15, max-src-conn-rate 5/3, overload <bad> flush global)",
            "pass in proto tcp from any to any port = ssh flags S/SA keep state (source-track rule, max-src-conn 15, max-src-conn-rate 5/3, overload <bad> flush global, src.track 3)"),
        new Case(
            "pass keep state (sloppy, max 100, tcp.established 60)",
            "pass all flags S/SA keep state (max 100, sloppy, tcp.established 60, adaptive.start 60, adaptive.end 120)"),
        new Case(
            "block drop in quick from { <bad>, no-route, 10.0.0.0/8 }",
            "block drop in quick from <bad> to any",
            "block drop in quick from no-route to any",
            "block drop in quick inet from 10.0.0.0/8 to any"),
        new Case(
            "pass in on lo1 from lo1:network",
            "pass in on lo1 inet from 192.168.1.0 to any flags S/SA keep state",
            "pass in on lo1 inet from 10.9.0.0/24 to any flags S/SA keep state",
            "pass in on lo1 inet6 from fd00::/64 to any flags S/SA keep state"),
        new Case(
            "antispoof quick for em0",
            "block drop in quick on ! em0 inet from 10.0.2.0/24 to any",
            "block drop in quick inet from 10.0.2.15 to any"),
        new Case(
            "antispoof quick log for (em0) inet label spoofed",
            "block drop in log quick on ! em0 inet from (em0:network) to any label \"spoofed\"",
            "block drop in log quick inet from (em0) to any label \"spoofed\""),
        new Case("anchor \"blacklistd/*\" in on em0", "anchor \"blacklistd/*\" in on em0 all"),
        new Case(
            "binat on em0 from 192.168.1.3 to any -> 10.0.2.16",
            "binat on em0 inet from 192.168.1.3 to any -> 10.0.2.16"),
        new Case(
            "no binat on em0 from 192.168.1.3", "no binat on em0 inet from 192.168.1.3 to any"),
        new Case("match in all tag A", "match in all tag A"),
        new Case(
            "pass out on em0 route-to (em0 10.0.2.2) inet from lo1:network",
            "pass out on em0 route-to (em0 10.0.2.2) inet from 192.168.1.0 to any flags S/SA keep state",
            "pass out on em0 route-to (em0 10.0.2.2) inet from 10.9.0.0/24 to any flags S/SA keep state"),
        new Case(
            "pass in proto tcp from any os \"OpenBSD\" to any port ssh user { root 1001 }",
            "pass in proto tcp from any os \"OpenBSD\" to any port = ssh user = root flags S/SA keep state",
            "pass in proto tcp from any os \"OpenBSD\" to any port = ssh user = 1001 flags S/SA keep state"),
        new Case("pass in on lo", "pass in on lo all flags S/SA keep state"),
        new Case("block return-rst in proto tcp", "block return-rst in proto tcp all"),
        new Case("block return-icmp(host-unr) in", "block return-icmp(host-unr) in all"),
        new Case("pass out queue q1", "pass out all flags S/SA keep state queue q1"),
        new Case(
            "anchor in on em0 {\npass proto tcp to port 22\n  block\n}",
            "anchor in on em0 all {",
            "  pass proto tcp from any to any port = ssh flags S/SA keep state",
            "  block drop all",
            "}"),
        new Case("anchor \"x\" in on em0", "anchor \"x\" in on em0 all"),
        new Case("scrub in all", "scrub in all fragment reassemble"),
        new Case(
            "scrub on em0 max-mss 1440 no-df",
            "scrub on em0 all no-df max-mss 1440 fragment reassemble"),
        new Case("set skip on lo0", "set skip on { lo0 }"),
        new Case(
            "set limit { states 20000, frags 5000 }",
            "set limit states 20000",
            "set limit frags 5000"),
        new Case(
            "table <bad> persist { 10/8, !10.1.2.3 em0 }",
            "table <bad> persist { 10.0.0.0/8 !10.1.2.3 10.0.2.15 }"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStatementPrintsAsPfctlPrintsIt(Case each) {
    ParsedRules rules = parsed(each.written() + "\n");
    assertThat(rules.problems()).as(each.written()).isEmpty();
    assertThat(rules.verbose().lines())
        .as(each.written())
        .containsExactlyElementsOf(each.printed());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsPrintedReadsAsItself(Case each) {
    ParsedRules rules = parsed(String.join("\n", each.printed()) + "\n");
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.verbose().lines()).containsExactlyElementsOf(each.printed());
  }

  @Test
  void macrosMayBePartOfAWord() {
    String text =
        """
        if = "lo1"      # the jails
        ports = "{ 80 443 }"
        pass in on em0 inet proto tcp \\
          from $if:network to any port $ports
        """;
    assertThat(parsed(text).filterLines())
        .containsExactly(
            "pass in on em0 inet proto tcp from 192.168.1.0 to any port = http flags S/SA keep state",
            "pass in on em0 inet proto tcp from 192.168.1.0 to any port = https flags S/SA keep state",
            "pass in on em0 inet proto tcp from 10.9.0.0/24 to any port = http flags S/SA keep state",
            "pass in on em0 inet proto tcp from 10.9.0.0/24 to any port = https flags S/SA keep state");
  }

  @Test
  void natComesBeforeRdrWhateverTheFilesOrder() {
    String text =
        "rdr on em0 proto tcp to port 80 -> 10.1.0.1\nnat on em0 from 10.1.0.1 -> (em0)\npass\n";
    assertThat(parsed(text).translationLines())
        .containsExactly(
            "nat on em0 inet from 10.1.0.1 to any -> (em0) round-robin",
            "rdr on em0 inet proto tcp from any to any port = http -> 10.1.0.1");
  }

  @Test
  void aBlockPolicyHoldsForPlainBlocksBehindIt() {
    assertThat(parsed("set block-policy return\nblock\nblock drop\n").filterLines())
        .isEqualTo(List.of("block return all", "block drop all"));
  }

  @Test
  void anchorsToLoadAreKeptWithTheirFiles() {
    String text = "load anchor \"qjailctl\" from \"/usr/local/etc/qjailctl.pf.conf\"\npass all\n";
    assertThat(parsed(text).loads())
        .containsExactly(new ParsedRules.Load("qjailctl", "/usr/local/etc/qjailctl.pf.conf"));
  }

  private static ParsedRules parsed(String text) {
    return PfText.main(text, "stdin").parse(LINKS, PfFiles.NONE);
  }
}
