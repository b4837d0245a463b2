package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.Step;
import org.qjailctl.planner.fragment.PlanCode;

class PlannerTest {

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static List<String> verbs(Plan plan) {
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  private static Step step(Plan plan, String id) {
    return plan.steps().stream()
        .filter(step -> step.id().toString().equals(id))
        .map(PlannedStep::step)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step " + id + " in " + verbs(plan)));
  }

  @Test
  void everyStepComesBehindThoseThatItNeeds() {
    Plan plan =
        plan(
            new Given()
                .wantsRc("gateway_enable", "YES")
                .wantsInterface("lo1", true, "inet 192.168.1.0-9")
                .wantsQjail()
                .wants(
                    Given.withPostgresql(
                        jail("postgres", "192.168.1.3", JailParameter.ALLOW_SYSVIPC)))
                .wantsPf(nat())
                .pf(freshPf()));

    Set<Object> seen = new HashSet<>();
    for (PlannedStep step : plan.steps()) {
      assertThat(seen).as(step.id() + " comes behind what it needs").containsAll(step.after());
      seen.add(step.id());
    }
    assertThat(plan.steps()).hasSizeGreaterThan(10);
  }

  @Test
  void whatRunsInAJailComesBehindNatBecauseItsPackagesComeThroughIt() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    Given.withPostgresql(
                        jail("postgres", "192.168.1.3", JailParameter.ALLOW_SYSVIPC)))
                .wantsPf(nat())
                .pf(freshPf()));

    PlannedStep install =
        plan.steps().stream()
            .filter(s -> s.id().toString().equals("jail postgres / postgresql: install package"))
            .findFirst()
            .orElseThrow();
    assertThat(install.after().stream().map(Object::toString)).contains("pf: start");
  }

  @Test
  void aParameterOfARunningJailCostsOneStopOneConfigureOneStart() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    jail(
                        "postgres",
                        "192.168.1.3",
                        JailParameter.ALLOW_SYSVIPC,
                        JailParameter.ALLOW_QUOTAS))
                .has(running("postgres", "192.168.1.3", BootPolicy.AUTO)));

    assertThat(verbs(plan))
        .containsExactly("jail postgres: stop", "jail postgres: configure", "jail postgres: start");
    assertThat(plan.restarts()).extracting(Object::toString).containsExactly("postgres");
  }

  @Test
  void aManualJailIsLiftedConfiguredAndPutBackInOneStep() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    Given.with(
                        jail("by-hand", "192.168.1.2", JailParameter.ALLOW_SYSVIPC),
                        JailState.UNMANAGED,
                        BootPolicy.MANUAL))
                .has(stopped("by-hand", "192.168.1.2", BootPolicy.MANUAL)));

    assertThat(((JailStep.ConfigureJail) step(plan, "jail by-hand: configure")).settings())
        .first()
        .isEqualTo(new JailSetting.Boot(BootPolicy.MANUAL, BootPolicy.AUTO));
    assertThat(((JailStep.ConfigureJail) step(plan, "jail by-hand: configure")).settings())
        .last()
        .isEqualTo(new JailSetting.Boot(BootPolicy.AUTO, BootPolicy.MANUAL));
    assertThat(verbs(plan)).containsExactly("jail by-hand: configure");
  }

  @Test
  void aJailThatIsAsItIsToBeNeedsNothing() {
    Plan plan =
        plan(
            new Given()
                .wants(jail("jail1", "192.168.1.1"))
                .has(running("jail1", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.changes()).extracting("action").containsOnly(Action.UNCHANGED);
  }

  @Test
  void aParameterThatTheManifestDoesNotNameGoesBackToItsDefault() {
    Plan plan =
        plan(
            new Given()
                .wants(jail("jail1", "192.168.1.1"))
                .has(
                    stopped(
                        "jail1", "192.168.1.1", BootPolicy.AUTO, JailParameter.ALLOW_RAW_SOCKETS)));

    assertThat(((JailStep.ConfigureJail) step(plan, "jail jail1: configure")).settings())
        .containsExactly(
            new JailSetting.Parameter(JailParameter.ALLOW_RAW_SOCKETS, Optional.empty()));
  }

  @Test
  void aMissingAddressOfAStoppedJailIsNoDrift() {
    Plan plan =
        plan(
            new Given()
                .wantsInterface("lo1", true, "inet 192.168.1.0-2")
                .rc("cloned_interfaces", "lo1")
                .rc("ifconfig_lo1_alias0", "inet 192.168.1.0-2")
                .live("lo1", "192.168.1.0", "192.168.1.2")
                .has(stopped("jail1", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(verbs(plan)).isEmpty();
  }

  @Test
  void aJailsAddressIsNoStrayAliasAndAnyOtherIs() {
    Plan plan =
        plan(
            new Given()
                .wantsInterface("lo1", true, "inet 192.168.1.0")
                .rc("cloned_interfaces", "lo1")
                .rc("ifconfig_lo1_alias0", "inet 192.168.1.0")
                .live("lo1", "192.168.1.0", "192.168.1.77", "192.168.1.99")
                .has(running("other", "192.168.1.77", BootPolicy.AUTO)));

    assertThat(
            ((HostStep.RemoveAddresses) step(plan, "interface lo1: remove addresses")).addresses())
        .extracting(Object::toString)
        .containsExactly("192.168.1.99");
  }

  @Test
  void anInterfaceThatIsNotClonedIsOnlyAddedTo() {
    Plan plan =
        plan(
            new Given()
                .wantsInterface("em0", false, "inet 10.0.2.20/24")
                .rc("ifconfig_em0_alias0", "inet 10.0.2.16")
                .live("em0", "10.0.2.15", "10.0.2.16"));

    assertThat(verbs(plan))
        .containsExactly("interface em0: set rc.conf", "interface em0: add addresses");
    assertThat(((ProvisionStep.SetRcVariables) step(plan, "interface em0: set rc.conf")).values())
        .containsOnlyKeys(RcVariable.of("ifconfig_em0_alias1"));
  }

  @Test
  void twoClonedInterfacesShareOneVariable() {
    Plan plan =
        plan(
            new Given()
                .wantsInterface("lo1", true, "inet 192.168.1.1")
                .wantsInterface("lo2", true, "inet 192.168.2.1")
                .rc("cloned_interfaces", "bridge0"));

    assertThat(((ProvisionStep.SetRcVariables) step(plan, "interface lo2: set rc.conf")).values())
        .containsEntry(RcVariable.of("cloned_interfaces"), "bridge0 lo1 lo2");
  }

  @Test
  void anUnwantedAliasVariableIsWrittenOverBeforeANewNumberIsTaken() {
    Plan plan =
        plan(
            new Given()
                .wantsInterface("lo1", true, "inet 192.168.1.0-9", "inet 192.168.3.1")
                .rc("cloned_interfaces", "lo1")
                .rc("ifconfig_lo1_alias0", "inet 192.168.9.9")
                .rc("ifconfig_lo1_alias3", "inet 192.168.1.0-9")
                .live("lo1", "192.168.9.9"));

    assertThat(((ProvisionStep.SetRcVariables) step(plan, "interface lo1: set rc.conf")).values())
        .isEqualTo(
            new TreeMap<>(Map.of(RcVariable.of("ifconfig_lo1_alias0"), "inet 192.168.3.1/32")));
  }

  @Test
  void loadedRulesAreComparedInPfctlsOwnForm() {
    List<String> canonical =
        List.of("nat pass on em0 inet from (lo1:network) to any -> (em0) round-robin");
    PfState loaded =
        new PfState(
            Fact.known(true),
            Fact.known(Optional.of(String.join("\n", PfAnchor.HOOKS) + "\n")),
            Fact.known(Optional.of(PfAnchor.rules(nat()))),
            Fact.known(List.of("nat-anchor \"qjailctl\" all", "rdr-anchor \"qjailctl\" all")),
            Fact.known(canonical),
            Fact.known(canonical),
            FileMode.READABLE,
            Fact.known(true),
            Fact.known(List.of()),
            Fact.known(Optional.empty()));
    Given given = new Given().wantsPf(nat()).rc("pf_enable", "YES").pf(loaded);
    assertThat(verbs(plan(given))).isEmpty();

    PfState flushed =
        new PfState(
            loaded.enabled(),
            loaded.pfConf(),
            loaded.rulesFile(),
            loaded.mainRules(),
            Fact.known(List.of()),
            loaded.wantedRules(),
            FileMode.READABLE,
            Fact.known(true),
            Fact.known(List.of()),
            Fact.known(Optional.empty()));
    assertThat(verbs(plan(given.pf(flushed)))).containsExactly("pf: load anchor");
  }

  @Test
  void rulesThatPfRefusesStopThePlan() {
    PfState refusing =
        new PfState(
            Fact.known(false),
            Fact.known(Optional.empty()),
            Fact.known(Optional.empty()),
            Fact.known(List.of()),
            Fact.known(List.of()),
            Fact.unknown("pf refuses the rules: stdin:2: no IP address found for em9"),
            FileMode.READABLE,
            Fact.known(true),
            Fact.known(List.of()),
            Fact.known(Optional.empty()));

    Plan plan = plan(new Given().wantsPf(nat()).pf(refusing));

    assertThat(plan.refused()).isTrue();
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.problems())
        .extracting(Diagnostic::detail)
        .singleElement()
        .asString()
        .contains("em9");
  }

  @Test
  void aHostThatIsNoFreeBsdOrAUserThatIsNotRootIsRefused() {
    Plan linux =
        plan(new Given().wantsQjail().system(new SystemFacts("x", "Linux", "6.1", "x86_64", 0)));
    Plan user =
        plan(
            new Given()
                .wantsQjail()
                .system(new SystemFacts("x", "FreeBSD", "13.2-RELEASE", "amd64", 1001)));

    assertThat(linux.problems())
        .extracting(Diagnostic::code)
        .containsExactly(PlanCode.NOT_FREEBSD.code());
    assertThat(user.problems())
        .extracting(Diagnostic::code)
        .containsExactly(PlanCode.NOT_ROOT.code());
  }

  @Test
  void jailsOnAHostWithoutQjailWantASection() {
    Plan plan = plan(new Given().wants(jail("jail1", "192.168.1.1")).noQjail());

    assertThat(plan.problems()).extracting(Diagnostic::code).contains(PlanCode.NO_QJAIL.code());
  }

  @Test
  void theInsideOfAStoppedJailIsPlannedWhollyAndSaysSo() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    Given.withPostgresql(
                        jail("postgres", "192.168.1.3", JailParameter.ALLOW_SYSVIPC)))
                .has(
                    stopped(
                        "postgres", "192.168.1.3", BootPolicy.AUTO, JailParameter.ALLOW_SYSVIPC))
                .inside(
                    PlaceQuestion.Packages.of(Place.jail(JailName.of("postgres")), List.of()),
                    Fact.unknown("the jail postgres is not running"))
                .inside(
                    PlaceQuestion.RcConf.of(Place.jail(JailName.of("postgres")), List.of()),
                    Fact.unknown("the jail postgres is not running")));

    assertThat(plan.changes())
        .filteredOn(change -> change.resource().part().isPresent())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.action()).isEqualTo(Action.UPDATE);
              assertThat(change.reasons()).singleElement().asString().contains("is stopped");
              assertThat(change.attributes())
                  .as("nothing is said to be missing that was not looked at")
                  .isEmpty();
            });
  }

  @Test
  void nothingIsAskedThatTheManifestIsNotAbout() {
    var questions = PlanQuestions.of(new Given().wantsRc("gateway_enable", "YES").manifest());

    assertThat(questions.all())
        .containsExactlyInAnyOrder(
            new HostQuestion.HostSystem(),
            new QjailQuestion.Version(),
            new QjailQuestion.BaseRelease(),
            PlaceQuestion.RcConf.of(Place.host(), List.of(RcVariable.of("gateway_enable"))));
  }

  static Pf nat() {
    return new Pf(
        true,
        List.of(
            new Pf.Nat(
                new InterfaceName("em0"),
                IpFamily.INET,
                new PfHost("(lo1:network)"),
                PfHost.ANY,
                new PfHost("(em0)"))),
        List.of());
  }

  static PfState freshPf() {
    return new PfState(
        Fact.known(false),
        Fact.known(Optional.empty()),
        Fact.known(Optional.empty()),
        Fact.known(List.of()),
        Fact.known(List.of()),
        Fact.known(List.of()),
        FileMode.READABLE,
        Fact.known(true),
        Fact.known(List.of()),
        Fact.known(Optional.empty()));
  }
}
