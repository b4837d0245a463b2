package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qjailctl.core.plan.Plan;

/** What a cloned interface has of rc.conf beside the aliases of a manifest. */
class OtherAddressesTest {

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static Given bridge(String... aliases) {
    return new Given()
        .wantsInterface("bridge0", true, aliases)
        .rc("cloned_interfaces", "bridge0 tap0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ifconfig_bridge0 | inet 203.0.113.5/24 addm em0 up | 203.0.113.5/24",
        "ifconfig_bridge0 | 203.0.113.5 netmask 255.255.255.0 broadcast 203.0.113.255 |"
            + " 203.0.113.5/24",
        "ifconfig_bridge0 | addm em0 addm tap0 SYNCDHCP | 203.0.113.5/24",
        "ifconfig_DEFAULT | DHCP | 203.0.113.5/24",
        "ifconfig_bridge0_aliases | inet 203.0.113.5/24 inet 203.0.113.6-9 | 203.0.113.8/32",
        "ifconfig_bridge0_ipv6 | inet6 2001:db8::5 prefixlen 64 | 2001:db8::5/64",
        "ifconfig_bridge0_ipv6 | inet6 accept_rtadv | 2001:db8::5054:ff:fe12:3456/64",
        "ipv6_ifconfig_bridge0 | 2001:db8::5/64 | 2001:db8::5/64",
        "ipv6_enable | YES | 2001:db8::5/64",
      })
  void anAddressThatAnotherVariableGivesIsNoStray(String name, String value, String live) {
    assertThat(plan(bridge().rc(name, value).live("bridge0", live)).steps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ifconfig_bridge0 | inet 203.0.113.5/24 addm em0 up | 203.0.113.6/24",
        "ifconfig_bridge0 | 203.0.113.5 netmask 255.255.255.0 broadcast 203.0.113.255 |"
            + " 203.0.113.255/32",
        "ifconfig_bridge0 | DHCP | ",
        "ifconfig_bridge0_ipv6 | inet6 accept_rtadv | 203.0.113.5/24",
        "ifconfig_tap0 | DHCP | 203.0.113.5/24",
      })
  void anyOtherIs(String name, String value, String live) {
    Given given = bridge().rc(name, value);
    assertThat(plan(live == null ? given.live("bridge0") : given.live("bridge0", live)).steps())
        .hasSize(live == null ? 0 : 1);
  }

  @Test
  void aLoopbackGetsNoneFromAServer() {
    Plan plan =
        plan(
            new Given()
                .wantsInterface("lo1", true)
                .rc("cloned_interfaces", "lo1")
                .rc("ifconfig_DEFAULT", "DHCP")
                .live("lo1", "192.168.1.7"));

    assertThat(plan.steps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ifconfig_bridge0_alias4 | inet 10.0.0.5 netmask 255.255.255.255",
        "ifconfig_bridge0_alias0 | inet 10.0.0.5 netmask 0xffffffff",
        "ifconfig_bridge0_aliases | inet 10.0.0.4/32 inet 10.0.0.5/32",
        "ifconfig_bridge0 | inet 10.0.0.5 netmask 255.255.255.255 up",
      })
  void anAliasThatIsDeclaredInAnotherWayNeedsNoVariable(String name, String value) {
    assertThat(
            plan(bridge("inet 10.0.0.5").rc(name, value).live("bridge0", "10.0.0.4", "10.0.0.5"))
                .steps()
                .stream()
                .filter(step -> step.id().toString().contains("rc.conf")))
        .isEmpty();
  }
}
