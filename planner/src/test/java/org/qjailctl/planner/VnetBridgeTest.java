package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ObservedJail;

/** qjail destroys bridge0 with the last vnet jail: a host that has a bridge gets no such jail. */
class VnetBridgeTest {

  private static Vnet over(String name) {
    return new Vnet(new InterfaceName(name), Vnet.Firewall.NONE);
  }

  private static Jail vnetJail(String over) {
    return Given.withVnet(jail("v1", "192.0.2.31"), over(over));
  }

  private static Given host() {
    return new Given().live("em0", "192.0.2.10/24").live("lo0", "127.0.0.1/8");
  }

  private static ObservedJail runningVnet(String name) {
    return Given.kept(
        Given.running(name, "192.0.2.32", BootPolicy.AUTO),
        Optional.empty(),
        Optional.of(over("em0")));
  }

  private static List<String> errors(Given given) {
    return Planner.plan(given.manifest(), given.host()).problems().stream()
        .filter(problem -> problem.isError())
        .map(problem -> problem.code().value())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bridge0", "bridge1", "bridge17"})
  void aBridgeThatIsThereIsSomebodys(String bridge) {
    assertThat(errors(host().live(bridge, "192.0.2.11/24").wants(vnetJail("em0"))))
        .containsExactly("QJ2111");
    assertThat(errors(host().live(bridge).wants(vnetJail("em0")))).containsExactly("QJ2111");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bridge0", "lo1 bridge0", "  bridge3\ttap0 "})
  void soIsOneThatOnlyTheNextBootMakes(String cloned) {
    assertThat(errors(host().rc("cloned_interfaces", cloned).wants(vnetJail("em0"))))
        .containsExactly("QJ2111");
  }

  @Test
  void soIsOneOfTheManifest() {
    assertThat(errors(host().wantsInterface("bridge0", true).wants(vnetJail("em0"))))
        .containsExactly("QJ2111");
  }

  @Test
  void theInterfaceBesideAJailIsNoBridge() {
    assertThat(errors(host().wants(vnetJail("bridge0")))).containsExactly("QJ2111");
  }

  @Test
  void bridge0OfVnetJailsThatRunIsTheirs() {
    assertThat(errors(host().live("bridge0").has(runningVnet("v2")).wants(vnetJail("em0"))))
        .isEmpty();
  }

  @Test
  void itIsNotOnceItHasAnAddressOrIsDeclaredOrIsAnother() {
    Given address = host().live("bridge0", "192.0.2.11/24").has(runningVnet("v2"));
    assertThat(errors(address.wants(vnetJail("em0")))).containsExactly("QJ2111");

    Given declared =
        host().live("bridge0").rc("cloned_interfaces", "bridge0").has(runningVnet("v2"));
    assertThat(errors(declared.wants(vnetJail("em0")))).containsExactly("QJ2111");

    Given another = host().live("bridge1").has(runningVnet("v2"));
    assertThat(errors(another.wants(vnetJail("em0")))).containsExactly("QJ2111");
  }

  @Test
  void aBridgeLeavesOtherJailsAlone() {
    assertThat(errors(host().live("bridge0", "192.0.2.11/24").wants(jail("web", "192.168.1.1"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lo1", "lo1 tap0 vlan5", ""})
  void otherClonedInterfacesAreNoBridges(String cloned) {
    assertThat(errors(host().rc("cloned_interfaces", cloned).live("tap0").wants(vnetJail("em0"))))
        .isEmpty();
  }
}
