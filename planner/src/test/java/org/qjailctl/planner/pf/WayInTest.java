package org.qjailctl.planner.pf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.SshConnection;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.evaluation.Ruleset;

/** ssh from 10.0.2.2 to port 22 of 10.0.2.15 on vtnet0, past rules as pfctl(8) prints them. */
class WayInTest {

  private static final SshConnection SSH =
      new SshConnection(Ipv4Address.of("10.0.2.2"), Ipv4Address.of("10.0.2.15"), new Port(22));

  private static final Links LINKS =
      new Links(
          List.of(
              link("vtnet0", "10.0.2.15"), link("vtnet1", "10.9.0.1"), link("lo0", "127.0.0.1")));

  private static Links.Link link(String name, String address) {
    return new Links.Link(name, List.of(new InterfaceAddress(Ipv4Address.of(address), 24)));
  }

  private static WayIn past(String rules) {
    List<String> lines =
        List.of(rules.split("; ", -1)).stream().filter(line -> !line.isBlank()).toList();
    return WayIn.of(Ruleset.of(lines, "pf.conf", LINKS), LINKS, SSH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "block drop all",
        "block drop out all",
        "block return in all",
        "set skip on { lo lo1 vtnet1 }; block drop all",
        "block drop in on vtnet0 all",
        "pass in proto tcp from any to any port = ssh flags S/SA keep state; block drop all",
        "block drop all; pass out all flags S/SA keep state",
        "block drop all; pass on lo0 all flags S/SA keep state",
        "block drop all; pass in on vtnet0 proto tcp from any to any port = http flags S/SA keep"
            + " state",
        "block drop all; pass in proto udp from any to any port = ssh keep state",
        "block drop all; pass in proto tcp from any to any port 8000:8010 flags S/SA keep state",
        "block drop all; pass in inet proto tcp from 192.168.0.0/16 to any port = ssh flags S/SA"
            + " keep state",
        "block drop in quick proto tcp from any to any port = ssh; pass all flags S/SA keep state",
        "pass all flags S/SA keep state; block drop in inet from 10.0.2.0/24 to any",
        "block drop all; pass inet6 all flags S/SA keep state",
      })
  void aNewConnectionIsRefused(String rules) {
    assertThat(past(rules).state()).as(rules).isEqualTo(WayIn.State.SHUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "block drop all; pass in proto tcp from any to any port = ssh flags S/SA keep state",
        "block drop all; pass in on vtnet0 inet proto tcp from any to 10.0.2.15 port = 22 flags"
            + " S/SA keep state",
        "block drop all; pass in proto tcp from any to any port 20:30 flags S/SA keep state",
        "table <admins> persist; block drop all; pass quick proto tcp from <admins> to any port = ssh flags S/SA keep"
            + " state; block drop in quick all",
        "block drop all; pass in on egress proto tcp from any to any port = ssh flags S/SA keep"
            + " state",
        "block drop all; anchor \"f2b/*\" all",
        "block drop in proto udp all",
        "block drop in on vtnet1 all",
        "table <bruteforce> persist; block drop in proto tcp from <bruteforce> to any port = ssh",
        "block drop in proto tcp from any to any port = http",
        "block drop in log quick on vtnet0 inet from 192.168.0.0/16 to any",
        "set skip on { lo0 vtnet0 }; block drop all",
        "set skip on { trusted }; block drop all",
      })
  void aNewConnectionMayComeIn(String rules) {
    assertThat(past(rules).state()).as(rules).isNotEqualTo(WayIn.State.SHUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "block drop all; pass in proto tcp from any to any port = ssh flags S/SA keep state | true",
        "block drop all; pass in proto tcp from any to any port = ssh no state | true",
        "block drop all; pass in proto tcp from any to any port = ssh flags any keep state | false",
        "pass all flags S/SA keep state | false",
        "block drop in proto udp all | false",
      })
  void aConnectionThatIsThereWhenPfStartsIsCutByRulesForNewOnes(String rules, boolean cut) {
    assertThat(past(rules).cuts()).as(rules).isEqualTo(cut);
  }
}
