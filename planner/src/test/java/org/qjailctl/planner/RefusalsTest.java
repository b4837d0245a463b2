package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.PortName;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Plan;

/** What a host must be like for a manifest, each with the code that says so. */
class RefusalsTest {

  private static final Qjail.Program PACKAGE =
      new Qjail.Program.FromPackage(PackageName.of("qjail"));

  private static List<String> codes(Given given) {
    return plan(given).problems().stream().map(Diagnostic::code).map(Object::toString).toList();
  }

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static Given wantsBase(Base.Source source) {
    return new Given()
        .wantsQjail(
            new Qjail(PACKAGE, true, Optional.empty(), Optional.of(new Base(source, false))));
  }

  private static SystemFacts release(String release) {
    return new SystemFacts("db1", "FreeBSD", release, "amd64", 0);
  }

  @Test
  void anInterfaceOfHardwareThatIsNotThere() {
    assertThat(codes(new Given().wantsInterface("em1", false, "inet 10.0.0.1")))
        .containsExactly("QJ2101");
  }

  @Test
  void aHostWithoutQjailWhereTheManifestBringsNone() {
    assertThat(codes(new Given().wants(jail("web", "192.168.1.1")).noQjail()))
        .containsExactly("QJ2201");
  }

  @Test
  void anotherVersionOfQjail() {
    assertThat(codes(new Given().wants(jail("web", "192.168.1.1")).qjailVersion("3.4")))
        .containsExactly("QJ2202");
  }

  @Test
  void jailsWithoutABaseSystem() {
    assertThat(codes(new Given().wants(jail("web", "192.168.1.1")).noBase()))
        .containsExactly("QJ2203");
  }

  @Test
  void aBaseOnTheHostThatIsNotTheOneThatIsNamed() {
    Base.Source other =
        new Base.Source.File(HostPath.of("/root/base.txz"), Bytes.utf8("other").sha256());

    assertThat(codes(wantsBase(other).noBase().regularFile("/root/base.txz")))
        .containsExactly("QJ2204");
    assertThat(
            codes(
                wantsBase(
                        new Base.Source.File(
                            HostPath.of("/root/base.txz"), Bytes.utf8("x").sha256()))
                    .noBase()
                    .regularFile("/root/base.txz")))
        .isEmpty();
  }

  @Test
  void jailsThatRunWhereABaseIsToBeInstalled() {
    Base.Source url = new Base.Source.Url("https://x.example/base.txz", Bytes.utf8("x").sha256());

    assertThat(codes(wantsBase(url).noBase().has(running("old", "192.168.1.9", BootPolicy.AUTO))))
        .containsExactly("QJ2205");
  }

  @Test
  void aBaseOfAnotherReleaseIsAWarning() {
    Base.Source url = new Base.Source.Url("https://x.example/base.txz", Bytes.utf8("x").sha256());
    Given given = wantsBase(url).system(release("13.4-RELEASE-p1"));

    assertThat(codes(given)).containsExactly("QJ2206");
    assertThat(plan(given).refused()).isFalse();
  }

  @Test
  void noReleaseToFetchForAHostThatRunsNone() {
    Base.Source release = new Base.Source.Release(Optional.empty());

    assertThat(codes(wantsBase(release).noBase().system(release("14.0-CURRENT"))))
        .contains("QJ2230");
  }

  @Test
  void aPortThatTheHostsTreeHasNot() {
    Qjail fromPort =
        new Qjail(
            new Qjail.Program.FromPort(new PortName("sysutils/qjail")),
            true,
            Optional.empty(),
            Optional.empty());

    assertThat(codes(new Given().wantsQjail(fromPort).noQjail())).containsExactly("QJ2231");
  }

  @Test
  void aFlavorThatNeitherManifestNorHostHas() {
    Given given = new Given().wants(jail("web", "192.168.1.1", FlavorName.of("nginx")));

    assertThat(codes(given)).containsExactly("QJ2301");
  }

  @Test
  void aFlavorsFileOfSomebodyWhomTheHostDoesNotKnow() {
    Flavor flavor =
        new Flavor(
            FlavorName.of("web"),
            new TreeMap<>(
                Map.of(
                    HostPath.of("/etc/motd"),
                    new FileContent(
                        Bytes.utf8("x"), FileMode.READABLE, new FileOwner("deploy", "wheel")))));
    ObservedAccounts accounts =
        new ObservedAccounts(
            new TreeMap<>(),
            new TreeMap<>(Map.of("wheel", new ObservedAccounts.Group(0, new TreeSet<>()))));

    assertThat(codes(new Given().wantsFlavor(flavor).accounts(Fact.known(accounts))))
        .containsExactly("QJ0435");
    assertThat(codes(new Given().wantsFlavor(flavor).accounts(Fact.unknown("no answer"))))
        .containsExactly("QJ2003");
  }

  @Test
  void rulesThatPfRefuses() {
    Fact<List<String>> refused = Fact.unknown("pf refuses the rules: stdin:2: syntax error");

    assertThat(codes(new Given().wantsPf(PlannerTest.nat()).pf(pf("", refused))))
        .containsExactly("QJ2501");
  }

  @Test
  void rulesOfTheHostThatPfStartsWithAreAWarning() {
    Given given =
        new Given().wantsPf(PlannerTest.nat()).pf(pf("block in on em9\n", Fact.known(List.of())));

    assertThat(codes(given)).containsExactly("QJ2502");
    assertThat(plan(given).refused()).isFalse();
  }

  @Test
  void anotherFileThanPfConf() {
    Given given =
        new Given()
            .wantsPf(PlannerTest.nat())
            .rc("pf_rules", "/usr/local/etc/pf.rules")
            .pf(pf("", Fact.known(List.of())));

    assertThat(codes(given)).containsExactly("QJ2503");
  }

  private static PfState pf(String pfConf, Fact<List<String>> wantedRules) {
    return new PfState(
        Fact.known(false),
        Fact.known(Optional.of(pfConf)),
        Fact.known(Optional.empty()),
        Fact.known(List.of()),
        Fact.known(List.of()),
        wantedRules,
        FileMode.READABLE,
        Fact.known(true),
        Fact.known(List.of()),
        Fact.known(Optional.empty()));
  }
}
