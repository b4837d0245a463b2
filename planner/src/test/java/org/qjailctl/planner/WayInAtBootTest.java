package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables of rc.conf(5) by which a host may not come back into the network. */
class WayInAtBootTest {

  private static List<String> codes(Given given) {
    return Planner.plan(given.manifest(), given.host()).problems().stream()
        .map(problem -> problem.code().value())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sshd_enable",
        "defaultrouter",
        "ifconfig_vtnet0",
        "ifconfig_vtnet0_alias0",
        "firewall_enable"
      })
  void aChangeIsWarnedOf(String name) {
    assertThat(codes(new Given().wantsRc(name, "x"))).contains("QJ2553");
    assertThat(codes(new Given().wantsRc(name, "x").rc(name, "x"))).doesNotContain("QJ2553");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gateway_enable", "ifconfig_lo1", "ifconfig_lo1_descr", "sendmail_enable"})
  void othersAreNot(String name) {
    assertThat(codes(new Given().wantsRc(name, "x"))).doesNotContain("QJ2553");
  }
}
