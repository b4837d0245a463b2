package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;
import static org.qjailctl.planner.Given.with;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

/** What the steps of a jail are held to once they are done, and what they carry. */
class StepConditionsTest {

  private static final JailSetting NO_LONGER_MANUAL =
      new JailSetting.Boot(BootPolicy.MANUAL, BootPolicy.AUTO);
  private static final JailSetting MANUAL_AGAIN =
      new JailSetting.Boot(BootPolicy.AUTO, BootPolicy.MANUAL);

  @Test
  void aStatusThatIsLiftedForTheOthersSakeIsNotLookedForAfterwards() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    with(
                        jail("web", "192.168.1.2", JailParameter.ALLOW_SYSVIPC),
                        JailState.STOPPED,
                        BootPolicy.MANUAL))
                .has(stopped("web", "192.168.1.2", BootPolicy.MANUAL)));

    PlannedStep configure = step(plan, "jail web: configure");
    assertThat(((JailStep.ConfigureJail) configure.step()).settings())
        .startsWith(NO_LONGER_MANUAL)
        .endsWith(MANUAL_AGAIN)
        .hasSize(3);
    assertThat(((Condition.JailHas) configure.ensures()).settings())
        .doesNotContain(NO_LONGER_MANUAL)
        .endsWith(MANUAL_AGAIN)
        .hasSize(2);
  }

  @Test
  void aNewJailIsHeldToItsInterfaceAndItsAddresses() {
    Plan plan = plan(new Given().live("lo1", "192.168.1.1").wants(jail("web", "192.168.1.2")));

    Condition.JailHas created = (Condition.JailHas) step(plan, "jail web: create").ensures();
    assertThat(created.settings())
        .containsExactly(
            new JailSetting.OnInterface(new InterfaceName("lo1")),
            new JailSetting.Addresses(List.copyOf(jail("web", "192.168.1.2").ip4())));
  }

  @Test
  void aNewJailGetsItsOwnNetworkStackBeforeItsStatusAndThePlanSaysSo() {
    Vnet vnet = new Vnet(new InterfaceName("em0"), Vnet.Firewall.NONE);
    Plan plan =
        plan(
            new Given()
                .live("em0", "203.0.113.1")
                .wants(
                    with(
                        Given.withVnet(jail("web", "192.168.1.2"), vnet),
                        JailState.STOPPED,
                        BootPolicy.NORUN)));

    assertThat(((JailStep.ConfigureJail) step(plan, "jail web: configure").step()).settings())
        .containsExactly(
            new JailSetting.OwnNetwork(vnet),
            new JailSetting.Boot(BootPolicy.AUTO, BootPolicy.NORUN));
    assertThat(plan.changes())
        .filteredOn(change -> change.resource().toString().equals("jail web"))
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.attributes())
                    .extracting(attribute -> attribute.name() + " " + attribute.after().orElse(""))
                    .contains("vnet " + vnet));
  }

  @Test
  void aStartMakesTheSshUserOnlyWhereQjailWasToldToNowOrBefore() {
    Given given =
        new Given()
            .sshd("asked", false)
            .wants(Given.withSsh(jail("asked", "192.168.1.2")))
            .wants(jail("plain", "192.168.1.3", JailParameter.ALLOW_SYSVIPC))
            .has(running("asked", "192.168.1.2", BootPolicy.AUTO))
            .has(running("plain", "192.168.1.3", BootPolicy.AUTO));
    Plan plan = plan(given);

    assertThat(((JailStep.StartJail) step(plan, "jail asked: start").step()).firstWithSsh())
        .isTrue();
    assertThat(((JailStep.StartJail) step(plan, "jail plain: start").step()).firstWithSsh())
        .isFalse();
  }

  @Test
  void theAddressesOfAJailWithItsOwnStackAreNotSeenFromOutsideAndAreNoDrift() {
    Vnet vnet = new Vnet(new InterfaceName("em0"), Vnet.Firewall.NONE);
    Plan plan =
        plan(
            new Given()
                .wants(Given.withVnet(jail("web", "192.168.1.2"), vnet))
                .has(
                    new ObservedJail(
                        jail("web", "192.168.1.2").name(),
                        "",
                        List.of("192.168.1.2"),
                        List.of(),
                        new TreeMap<>(),
                        BootPolicy.AUTO,
                        Optional.empty(),
                        false,
                        Optional.of(vnet),
                        Optional.of(
                            new ObservedJail.Running(1, new TreeSet<>(), new TreeSet<>())))));

    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aJailThatRunsWithASwitchOffSaysSoAndOneWithItOnToo() {
    Plan plan =
        plan(
            new Given()
                .wants(jail("lacks", "192.168.1.2", JailParameter.ALLOW_SYSVIPC))
                .wants(jail("keeps", "192.168.1.3"))
                .has(
                    runningOtherwise(
                        "lacks", "192.168.1.2", List.of(JailParameter.ALLOW_SYSVIPC), List.of()))
                .has(
                    runningOtherwise(
                        "keeps", "192.168.1.3", List.of(), List.of(JailParameter.ALLOW_SYSVIPC))));

    assertThat(reasons(plan, "jail lacks"))
        .containsExactly("it runs with allow.sysvipc off, its definition says otherwise");
    assertThat(reasons(plan, "jail keeps"))
        .containsExactly("it runs with allow.sysvipc on, its definition says otherwise");
  }

  @Test
  void onlyJailsThatGoDownForItSayThatTheBaseSystemIsUpdated() {
    Plan plan =
        plan(
            new Given()
                .wantsBaseThatFollowsTheHost()
                .rc("qjail_enable", "YES")
                .system(new SystemFacts("db1", "FreeBSD", "13.2-RELEASE-p4", "amd64", 0))
                .wants(jail("runs", "192.168.1.2"))
                .wants(jail("rests", "192.168.1.3", JailParameter.ALLOW_SYSVIPC))
                .has(running("runs", "192.168.1.2", BootPolicy.AUTO))
                .has(stopped("rests", "192.168.1.3", BootPolicy.AUTO)));

    assertThat(reasons(plan, "jail runs")).containsExactly("the jails' base system is updated");
    assertThat(reasons(plan, "jail rests")).isEmpty();
  }

  private static ObservedJail runningOtherwise(
      String name, String ip4, List<JailParameter> defined, List<JailParameter> runsWith) {
    ObservedJail jail = running(name, ip4, BootPolicy.AUTO, runsWith.toArray(JailParameter[]::new));
    ObservedJail asDefined =
        running(name, ip4, BootPolicy.AUTO, defined.toArray(JailParameter[]::new));
    return new ObservedJail(
        jail.name(),
        jail.networkInterface(),
        jail.ip4(),
        jail.ip6(),
        asDefined.parameters(),
        jail.boot(),
        jail.image(),
        jail.sshPending(),
        jail.vnet(),
        jail.running());
  }

  private static List<String> reasons(Plan plan, String resource) {
    return plan.changes().stream()
        .filter(change -> change.resource().toString().equals(resource))
        .findFirst()
        .orElseThrow()
        .reasons();
  }

  private static PlannedStep step(Plan plan, String id) {
    return plan.steps().stream()
        .filter(step -> step.id().toString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }
}
