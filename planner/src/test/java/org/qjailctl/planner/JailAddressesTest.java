package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.Plan;

/** What a jail that stops does to the addresses of its interface. */
class JailAddressesTest {

  private static Given declared() {
    return new Given()
        .wantsInterface("lo1", true, "inet 192.168.1.0-2")
        .rc("cloned_interfaces", "lo1")
        .rc("ifconfig_lo1_alias0", "inet 192.168.1.0-2")
        .live("lo1", "192.168.1.0", "192.168.1.1", "192.168.1.2");
  }

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static List<String> steps(Plan plan) {
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  @Test
  void aDeclaredAddressThatAJailTakesAwayWithItIsPutBackInTheSamePlan() {
    Plan plan =
        plan(
            declared()
                .wants(jail("jail1", "192.168.1.2"))
                .has(running("jail1", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(steps(plan))
        .containsExactly(
            "jail jail1: stop",
            "jail jail1: configure",
            "jail jail1: start",
            "interface lo1: put back addresses");
    assertThat(((HostStep.AddAddresses) plan.steps().get(3).step()).addresses())
        .extracting(Object::toString)
        .containsExactly("192.168.1.1/32");
  }

  @Test
  void anAddressWithAPrefixIsThereWhileAJailRunsWithItAsAHostAddress() {
    Given given =
        new Given()
            .wantsInterface("lo1", true, "inet 198.51.100.8/29")
            .rc("cloned_interfaces", "lo1")
            .rc("ifconfig_lo1_alias0", "inet 198.51.100.8/29")
            .live("lo1", "198.51.100.8")
            .wants(jail("jail1", "198.51.100.8"));

    assertThat(steps(plan(given.has(running("jail1", "198.51.100.8", BootPolicy.AUTO))))).isEmpty();
  }

  @Test
  void anAddressOfAJailThatQjailDoesNotKnowIsLeftAlone() {
    Given given =
        declared().live("lo1", "192.168.1.0", "192.168.1.1", "192.168.1.2", "192.168.1.77");

    assertThat(steps(plan(given))).containsExactly("interface lo1: remove addresses");
    assertThat(steps(plan(given.stranger("192.168.1.77")))).isEmpty();
  }

  @Test
  void anAddressThatNobodyDeclaresGoesWithItsJail() {
    Plan plan =
        plan(
            declared()
                .live("lo1", "192.168.1.0", "192.168.1.1", "192.168.1.2", "192.168.1.77")
                .wants(jail("jail1", "192.168.1.2"))
                .has(running("jail1", "192.168.1.77", BootPolicy.AUTO)));

    assertThat(steps(plan))
        .containsExactly("jail jail1: stop", "jail jail1: configure", "jail jail1: start");
  }

  @Test
  void anAddressThatAStoppedJailGivesUpIsStrayAtOnce() {
    Plan plan =
        plan(
            declared()
                .live("lo1", "192.168.1.0", "192.168.1.1", "192.168.1.2", "192.168.1.77")
                .wants(Given.with(jail("jail1", "192.168.1.2"), JailState.STOPPED, BootPolicy.AUTO))
                .has(stopped("jail1", "192.168.1.77", BootPolicy.AUTO)));

    assertThat(steps(plan))
        .containsExactly("interface lo1: remove addresses", "jail jail1: configure");
  }

  @Test
  void twoRunningJailsThatTradeAddressesBothGoDownBeforeOneComesBack() {
    Plan plan =
        plan(
            declared()
                .wants(jail("jail1", "192.168.1.2"))
                .wants(jail("jail2", "192.168.1.1"))
                .has(running("jail1", "192.168.1.1", BootPolicy.AUTO))
                .has(running("jail2", "192.168.1.2", BootPolicy.AUTO)));

    List<String> steps = steps(plan);
    assertThat(steps).hasSize(6);
    assertThat(steps.indexOf("jail jail1: start"))
        .as("jail2, stopping, takes 192.168.1.2 off lo1, also from under jail1: %s", steps)
        .isGreaterThan(steps.indexOf("jail jail2: stop"));
  }

  @Test
  void aNewJailTakesAnAddressOnceTheOtherDefinitionHasLetGo() {
    Plan plan =
        plan(
            declared()
                .wants(jail("a-new-one", "192.168.1.1"))
                .wants(jail("jail1", "192.168.1.2"))
                .has(running("jail1", "192.168.1.1", BootPolicy.AUTO)));

    List<String> steps = steps(plan);
    assertThat(steps.indexOf("jail a-new-one: create"))
        .as("qjail create finds 192.168.1.1 taken before: %s", steps)
        .isGreaterThan(steps.indexOf("jail jail1: configure"));
  }

  @Test
  void aRunningJailWithoutItsAddressIsDrift() {
    Plan declared =
        plan(
            declared()
                .live("lo1", "192.168.1.0", "192.168.1.2")
                .wants(jail("jail1", "192.168.1.1"))
                .has(running("jail1", "192.168.1.1", BootPolicy.AUTO)));
    Plan undeclared =
        plan(
            new Given()
                .live("lo1", "192.168.1.0")
                .wants(jail("jail1", "192.168.1.77"))
                .has(running("jail1", "192.168.1.77", BootPolicy.AUTO)));

    assertThat(steps(declared)).containsExactly("interface lo1: add addresses");
    assertThat(steps(undeclared)).containsExactly("jail jail1: stop", "jail jail1: start");
  }

  @Test
  void theTitleOfAJailThatIsLeftAsItIsSaysWhetherItRuns() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    Given.with(
                        jail("by-hand", "192.168.1.1"), JailState.UNMANAGED, BootPolicy.MANUAL))
                .has(running("by-hand", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(plan.changes())
        .singleElement()
        .extracting("title")
        .asString()
        .contains("running, boot manual");
  }
}
