package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Plan;

/** A jail's addresses on interfaces beside its own. */
class SeveralInterfacesTest {

  private static final JailAddress<Ipv4Address> ON_LO2 =
      new JailAddress<>(Optional.of(new InterfaceName("lo2")), Ipv4Address.of("10.9.9.1"));

  private static Jail wanted() {
    return Given.withAlso(Given.jail("web", "192.168.1.1"), ON_LO2);
  }

  private static ObservedJail found(String own, String... ip4) {
    return new ObservedJail(
        JailName.of("web"),
        own,
        List.of(ip4),
        List.of(),
        new TreeMap<>(),
        BootPolicy.AUTO,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(
            new ObservedJail.Running(
                1,
                new TreeSet<>(List.of(Ipv4Address.of("192.168.1.1"), Ipv4Address.of("10.9.9.1"))),
                new TreeSet<>())));
  }

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static Given live(Given given) {
    return given.live("lo1", "192.168.1.1").live("lo2", "10.9.9.1");
  }

  @Test
  void itDoesNotMatterWhetherTheDefinitionNamesTheJailsOwnInterface() {
    assertThat(
            plan(live(
                    new Given()
                        .wants(wanted())
                        .has(found("lo1", "lo1|192.168.1.1", "lo2|10.9.9.1"))))
                .steps())
        .isEmpty();
  }

  @Test
  void anAddressThatMovesToAnotherInterfaceIsWrittenAnew() {
    Plan plan =
        plan(live(new Given().wants(wanted()).has(found("lo1", "192.168.1.1", "10.9.9.1"))));

    assertThat(plan.changes().get(0).attributes().toString()).contains("192.168.1.1, lo2|10.9.9.1");
    assertThat(plan.steps()).hasSize(3);
  }

  @Test
  void anAddressThatItsInterfaceLostComesBackByARestart() {
    Plan plan =
        plan(
            new Given()
                .wants(wanted())
                .has(found("lo1", "192.168.1.1", "lo2|10.9.9.1"))
                .live("lo1", "192.168.1.1")
                .live("lo2"));

    assertThat(plan.changes().get(0).reasons())
        .containsExactly("it runs, and lo2 has lost its 10.9.9.1");
  }

  @Test
  void theOtherInterfaceKeepsWhatBelongsToTheJail() {
    Plan plan =
        plan(
            live(
                new Given()
                    .wantsInterface("lo2", true)
                    .rc("cloned_interfaces", "lo2")
                    .wants(wanted())
                    .has(found("lo1", "192.168.1.1", "lo2|10.9.9.1"))));

    assertThat(plan.steps()).isEmpty();
  }
}
