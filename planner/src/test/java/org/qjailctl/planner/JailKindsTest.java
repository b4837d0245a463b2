package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.KernelState;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

/** Image jails, jails with a network stack or a user for ssh, and what the kernel must have. */
class JailKindsTest {

  private static final Vnet OVER_EM0 = new Vnet(new InterfaceName("em0"), Vnet.Firewall.NONE);

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static List<String> codes(Plan plan) {
    return plan.problems().stream().map(Diagnostic::code).map(Object::toString).toList();
  }

  private static List<JailSetting> settings(Plan plan) {
    return plan.steps().stream()
        .map(PlannedStep::step)
        .filter(JailStep.ConfigureJail.class::isInstance)
        .flatMap(step -> ((JailStep.ConfigureJail) step).settings().stream())
        .toList();
  }

  @Test
  void anImageIsMadeAtOnceAndNeverResized() {
    Jail wanted = Given.inImage(jail("db", "192.168.1.1"), 1024);

    assertThat(plan(new Given().wants(wanted)).changes().get(0).title()).contains("image 1g");
    Plan resized =
        plan(
            new Given()
                .wants(wanted)
                .has(
                    Given.kept(
                        stopped("db", "192.168.1.1", BootPolicy.AUTO),
                        Optional.of(new ImageSize(512)),
                        Optional.empty())));
    assertThat(codes(resized)).containsExactly("QJ2415");
    assertThat(resized.problems().get(0).detail())
        .contains("an image of 512m")
        .contains("an image of 1g");
  }

  @Test
  void aFolderDoesNotBecomeAnImage() {
    Plan plan =
        plan(
            new Given()
                .wants(Given.inImage(jail("db", "192.168.1.1"), 1024))
                .has(running("db", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(codes(plan)).containsExactly("QJ2415");
    assertThat(plan.problems().get(0).detail()).contains("a folder");
  }

  @Test
  void aNetworkStackComesLastForQjailChangesLittleOfItsOwner() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    Given.withVnet(
                        jail("db", "192.168.1.1", JailParameter.ALLOW_SYSVIPC), OVER_EM0))
                .has(running("db", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(settings(plan)).hasSize(2).endsWith(new JailSetting.OwnNetwork(OVER_EM0));
    assertThat(plan.steps().get(plan.steps().size() - 1).impact()).isEqualTo(Impact.NETWORK);
    assertThat(plan.changes().get(0).warnings()).singleElement().asString().contains("bridge0");
  }

  @Test
  void aNetworkStackIsNeverTakenAwayNorItsFirewallChanged() {
    Given given =
        new Given()
            .has(
                Given.kept(
                    stopped("db", "192.168.1.1", BootPolicy.AUTO),
                    Optional.empty(),
                    Optional.of(OVER_EM0)));
    assertThat(codes(plan(given.wants(jail("db", "192.168.1.1"))))).containsExactly("QJ2415");

    Vnet pf = new Vnet(OVER_EM0.networkInterface(), Vnet.Firewall.PF);
    assertThat(codes(plan(given.wants(Given.withVnet(jail("db", "192.168.1.1"), pf)))))
        .containsExactly("QJ2415");
  }

  @Test
  void ofAJailWithANetworkStackTheAddressAndItsNeighbourChangeAndNothingElse() {
    Given given =
        new Given()
            .has(
                Given.kept(
                    stopped("db", "192.168.1.1", BootPolicy.AUTO),
                    Optional.empty(),
                    Optional.of(OVER_EM0)));
    Vnet beside = new Vnet(new InterfaceName("em1"), Vnet.Firewall.NONE);

    assertThat(settings(plan(given.wants(Given.withVnet(jail("db", "192.168.1.2"), beside)))))
        .hasSize(2)
        .endsWith(new JailSetting.BesideInterface(beside));
    assertThat(
            codes(
                plan(
                    given.wants(
                        Given.withVnet(
                            jail("db", "192.168.1.1", JailParameter.ALLOW_QUOTAS), OVER_EM0)))))
        .containsExactly("QJ2415");
  }

  @Test
  void aUserForSshIsMadeOnceAndWarnedOf() {
    Given given =
        new Given()
            .wants(Given.withSsh(jail("db", "192.168.1.1")))
            .has(running("db", "192.168.1.1", BootPolicy.AUTO));

    Plan plan = plan(given.sshd("db", false));
    assertThat(settings(plan)).containsExactly(new JailSetting.SshUser());
    assertThat(plan.changes().get(0).warnings()).singleElement().asString().contains("password");
    assertThat(plan(given.sshd("db", true)).steps()).isEmpty();
  }

  @Test
  void whatTheKernelLacksIsSaidBeforeAJailFailsToStart() {
    Given given =
        new Given()
            .wants(
                Given.numbered(
                    jail("db", "192.168.1.1", JailParameter.ALLOW_MOUNT_ZFS),
                    JailParameter.EXEC_FIB,
                    1))
            .wants(Given.numbered(jail("web", "192.168.1.2"), JailParameter.DEVFS_RULESET, 5))
            .wants(
                Given.withVnet(
                    jail("fw", "192.168.1.3"),
                    new Vnet(OVER_EM0.networkInterface(), Vnet.Firewall.IPFW)));

    assertThat(codes(plan(given.kernel(kernel(1, false, false)))))
        .containsExactlyInAnyOrder("QJ2411", "QJ2412", "QJ2413", "QJ2414");
    assertThat(codes(plan(given.kernel(kernel(2, true, true))))).containsExactly("QJ2412");
  }

  private static KernelState kernel(int fibs, boolean zfs, boolean ipfw) {
    return new KernelState(fibs, new TreeSet<>(List.of(1, 4, 50)), zfs, ipfw, false);
  }

  @Test
  void aVnetJailsAddressIsNoneOfTheHosts() {
    Plan plan =
        plan(
            new Given()
                .wantsInterface("lo1", true)
                .rc("cloned_interfaces", "lo1")
                .live("lo1", "192.168.1.1")
                .wants(Given.withVnet(jail("db", "192.168.1.1"), OVER_EM0))
                .has(
                    Given.kept(
                        stopped("db", "192.168.1.1", BootPolicy.AUTO),
                        Optional.empty(),
                        Optional.of(OVER_EM0))));

    assertThat(plan.steps().stream().map(step -> step.id().toString()))
        .contains("interface lo1: remove addresses");
    assertThat(plan.restarts()).isEmpty();
  }
}
