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

  /** In the words of ifconfig(8) of FreeBSD 13.2 for interfaces that a busy host has. */
  @Test
  void readsBridgesTunnelsVlansAndIpv6() {
    String text =
        """
        vtnet0: flags=8943<UP,BROADCAST,RUNNING,PROMISC,SIMPLEX,MULTICAST> metric 0 mtu 1500
        \tdescription: uplink
        \toptions=4c07bb<RXCSUM,TXCSUM,VLAN_MTU,VLAN_HWTAGGING,JUMBO_MTU,LINKSTATE,TXCSUM_IPV6>
        \tether 58:9c:fc:00:11:22
        \tinet 203.0.113.10 netmask 0xffffffe0 broadcast 203.0.113.31
        \tinet6 fe80::5a9c:fcff:fe00:1122%vtnet0 prefixlen 64 scopeid 0x1
        \tinet6 2001:db8::10 prefixlen 64 autoconf pltime 604800 vltime 2592000
        \tinet6 2001:db8::11 prefixlen 64 tentative
        \tmedia: Ethernet autoselect (10Gbase-T <full-duplex>)
        \tstatus: active
        \tnd6 options=23<PERFORMNUD,ACCEPT_RTADV,AUTO_LINKLOCAL>
        bridge0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> metric 0 mtu 1500
        \tether 58:9c:fc:10:ff:d4
        \tinet 10.1.0.1 netmask 0xffff0000 broadcast 10.1.255.255
        \tid 00:00:00:00:00:00 priority 32768 hellotime 2 fwddelay 15
        \tmaxage 20 holdcnt 6 proto rstp maxaddr 2000 timeout 1200
        \tmember: epair0a flags=143<LEARNING,DISCOVER,AUTOEDGE,AUTOPTP>
        \t        ifmaxaddr 0 port 5 priority 128 path cost 2000
        \tgroups: bridge
        epair0a: flags=8963<UP,BROADCAST,RUNNING,PROMISC,SIMPLEX,MULTICAST> metric 0 mtu 1500
        \tgroups: epair
        \tmedia: Ethernet 10Gbase-T (10Gbase-T <full-duplex>)
        wg0: flags=80c1<UP,RUNNING,NOARP,MULTICAST> metric 0 mtu 1420
        \toptions=80000<LINKSTATE>
        \tinet 10.9.9.1 netmask 0xffffff00
        \tgroups: wg
        vtnet0.100: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> metric 0 mtu 1500
        \tinet 10.100.0.1 netmask 0xffffff00 broadcast 10.100.0.255
        \tgroups: vlan
        \tvlan: 100 vlanproto: 802.1q vlanpcp: 0 parent interface: vtnet0
        pflog0: flags=141<UP,RUNNING,PROMISC> metric 0 mtu 33160
        \tgroups: pflog
        """;

    assertThat(IfconfigText.parse(text).known().orElseThrow().keySet())
        .extracting(InterfaceName::value)
        .containsExactly("bridge0", "epair0a", "pflog0", "vtnet0", "vtnet0.100", "wg0");
    assertThat(addresses(text, "vtnet0"))
        .containsExactly("203.0.113.10/27", "2001:db8::10/64", "2001:db8::11/64");
    assertThat(addresses(text, "bridge0")).containsExactly("10.1.0.1/16");
    assertThat(addresses(text, "epair0a")).isEmpty();
    assertThat(addresses(text, "wg0")).containsExactly("10.9.9.1/24");
    assertThat(addresses(text, "vtnet0.100")).containsExactly("10.100.0.1/24");
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
