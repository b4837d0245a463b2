package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.withAlso;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;

/** An address that a jail outside the manifest runs with. */
class AddressClashesTest {

  private static final JailAddress<Ipv4Address> ALSO =
      new JailAddress<>(Optional.of(new InterfaceName("lo2")), Ipv4Address.of("192.168.2.6"));

  private static List<String> codes(Given given) {
    return Planner.plan(given.manifest(), given.host()).problems().stream()
        .map(problem -> problem.code().value())
        .toList();
  }

  @Test
  void isRefusedToAJailThatWantsAnotherOneToo() {
    assertThat(
            codes(
                new Given()
                    .wants(withAlso(jail("web", "192.168.1.5"), ALSO))
                    .has(running("handmade", "192.168.1.5", BootPolicy.AUTO))))
        .containsExactly("QJ2603");
  }

  @Test
  void isSharedByTwoJailsThatHaveNoOther() {
    assertThat(
            codes(
                new Given()
                    .wants(jail("web", "192.168.1.5"))
                    .has(running("handmade", "192.168.1.5", BootPolicy.AUTO))))
        .isEmpty();
  }

  @Test
  void isFreeWhereItsJailIsToGo() {
    assertThat(
            codes(
                new Given()
                    .wants(withAlso(jail("web", "192.168.1.5"), ALSO))
                    .wantsAbsent("handmade")
                    .has(running("handmade", "192.168.1.5", BootPolicy.AUTO))))
        .doesNotContain("QJ2603");
  }
}
