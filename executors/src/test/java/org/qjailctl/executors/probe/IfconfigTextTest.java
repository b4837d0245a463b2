package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.Fact;

final class IfconfigTextTest {

  @Test
  void readsTheRecordedHost() {
    String recorded = RecordedSteps.outcome("01-base-facts", 10, "ifconfig -a").stdout().utf8();
    assertThat(addresses(recorded, "vtnet0")).containsExactly("10.0.2.15/24");
    assertThat(addresses(recorded, "lo0")).containsExactly("::1/128", "127.0.0.1/8");
  }

  @Test
  void readsTheSameWithPrefixesBehindSlashes() {
    String masks =
        RecordedSteps.outcome("03-interfaces", 21, "service netif start lo1").stdout().utf8();
    String slashes =
        RecordedSteps.outcome("03-interfaces", 22, "ifconfig -f inet:cidr lo1").stdout().utf8();
    assertThat(addresses(slashes, "lo1"))
        .hasSize(13)
        .contains("192.168.1.0/32", "10.9.0.1/24")
        .isEqualTo(addresses(masks, "lo1"));
  }

  @Test
  void readsPeersBroadcastAndVirtualHosts() {
    String text =
        """
        em0: flags=8843<UP> metric 0 mtu 1500
        \tinet 10.0.0.1 netmask 0xffffff00 broadcast 10.0.0.255 vhid 7
        \tinet6 2001:db8::1 prefixlen 48 vhid 7
        tun0: flags=8051<UP,POINTOPOINT> metric 0 mtu 1500
        \tinet 10.8.0.1 --> 10.8.0.2 netmask 0xffffffff
        \tinet 10.8.0.3 --> 10.8.0.4/32
        """;
    assertThat(addresses(text, "em0")).containsExactly("10.0.0.1/24", "2001:db8::1/48");
    assertThat(addresses(text, "tun0")).containsExactly("10.8.0.1/32", "10.8.0.3/32");
  }

  @Test
  void passesOverWhatIsNoAddress() {
    String text =
        """
        \tinet 10.0.0.9 netmask 0xff000000
        em0: flags=8843<UP> metric 0 mtu 1500
        \tinet
        \tinet 999.1.1.1 netmask 0xff
        \tinet 10.0.0.1 netmask 0xff00ff00
        \tinet 10.0.0.1/99
        \tinet6 fd00::1 prefixlen
        \tdescription: inet 10.0.0.2 netmask 0xffffffff
        9bad: flags=8843<UP> metric 0 mtu 1500
        \tinet 10.0.0.3 netmask 0xffffffff\
        """;
    assertThat(IfconfigText.parse(text).known().orElseThrow().keySet())
        .containsExactly(new InterfaceName("em0"));
    assertThat(addresses(text, "em0")).isEmpty();
  }

  @Test
  void believesNothingWhenAnInterfaceComesTwice() {
    String text =
        """
        em0: flags=8843<UP> metric 0 mtu 1500
        \tdescription: x
        lo1: flags=8049<UP> metric 0 mtu 16384
        lo1: flags=8049<UP> metric 0 mtu 16384
        """;
    assertThat(IfconfigText.parse(text))
        .isEqualTo(Fact.unknown("ifconfig -a shows the interface lo1 twice"));
  }

  private static List<String> addresses(String text, String name) {
    InterfaceName wanted = new InterfaceName(name);
    return IfconfigText.parse(text).known().orElseThrow().values().stream()
        .filter(one -> one.name().equals(wanted))
        .flatMap(one -> one.addresses().stream())
        .map(Object::toString)
        .toList();
  }
}
