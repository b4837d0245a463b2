package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

/** IPv6 addresses of an interface, which rc.conf(5) and the kernel treat unlike the others. */
class Ipv6AliasesTest {

  private static final String RANGE = "inet6 fd00::1-2/128";

  private static Given declared() {
    return new Given()
        .wantsInterface("lo1", true, RANGE)
        .rc("cloned_interfaces", "lo1")
        .rc("ifconfig_lo1_alias0", RANGE);
  }

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  @Test
  void theVariableThatMakesInet6AliasesCountIsSet() {
    Plan plan = plan(declared().live("lo1", "fd00::1/128", "fd00::2/128"));

    assertThat(plan.steps())
        .extracting(PlannedStep::step)
        .asString()
        .contains("{ifconfig_lo1_ipv6=inet6 -ifdisabled}");
    assertThat(plan.steps()).hasSize(1);
  }

  @Test
  void anyValueOfItIsFine() {
    assertThat(
            plan(declared()
                    .rc("ifconfig_lo1_ipv6", "inet6 auto_linklocal")
                    .live("lo1", "fd00::1/128", "fd00::2/128"))
                .steps())
        .isEmpty();
  }

  @Test
  void withoutInet6AliasesItIsLeftAlone() {
    assertThat(
            plan(new Given()
                    .wantsInterface("lo1", true, "inet 192.168.1.1")
                    .rc("cloned_interfaces", "lo1")
                    .rc("ifconfig_lo1_alias0", "inet 192.168.1.1")
                    .live("lo1", "192.168.1.1"))
                .steps())
        .isEmpty();
  }

  @Test
  void anAddressOfAnotherLengthGoesBeforeItComes() {
    assertThat(
            plan(declared()
                    .rc("ifconfig_lo1_ipv6", "inet6 -ifdisabled")
                    .live("lo1", "fd00::1/64", "fd00::2/128"))
                .steps())
        .extracting(step -> step.id().toString())
        .containsExactly(
            "interface lo1: remove addresses of other lengths", "interface lo1: add addresses");
  }
}
