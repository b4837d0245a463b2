package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.withAlso;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.plan.Plan;

/** The addresses that the host lives by are no jail's and no alias's; their neighbours may be. */
class HostsOwnAddressesTest {

  private static Given host() {
    return new Given().live("em0", "10.0.2.15/24", "10.0.2.20").live("lo0", "127.0.0.1/8");
  }

  private static Jail onEm0(String address) {
    return withAlso(
        jail("web", "192.168.1.1"),
        new JailAddress<>(Optional.of(new InterfaceName("em0")), Ipv4Address.of(address)));
  }

  private static List<String> codes(Given given) {
    Plan plan = Planner.plan(given.manifest(), given.host());
    return plan.problems().stream()
        .filter(problem -> problem.isError())
        .map(problem -> problem.code().value())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inet 10.0.2.15 netmask 255.255.255.0",
        "inet 10.0.2.15/24",
        "10.0.2.15/24",
        "DHCP",
        ""
      })
  void aJailWithTheHostsAddressIsRefusedWhateverGaveItToTheHost(String setting) {
    assertThat(codes(host().rc("ifconfig_em0", setting).wants(onEm0("10.0.2.15"))))
        .containsExactly("QJ2110");
  }

  @Test
  void soIsOneWithAnAddressOfIpv4Addrs() {
    assertThat(codes(host().rc("ipv4_addrs_em0", "10.0.2.30-31/24").wants(onEm0("10.0.2.31"))))
        .containsExactly("QJ2110");
  }

  @Test
  void soIsOneThatRunsWithTheAddressAlready() {
    assertThat(
            codes(
                host()
                    .rc("ifconfig_em0", "inet 10.0.2.15/24")
                    .has(Given.running("web", "10.0.2.15", BootPolicy.AUTO))
                    .wants(onEm0("10.0.2.15"))))
        .containsExactly("QJ2110");
  }

  @Test
  void soAreTheRoutersAddressAndThatOfLo0() {
    assertThat(codes(host().rc("defaultrouter", "10.0.2.2").wants(onEm0("10.0.2.2"))))
        .containsExactly("QJ2110");
    assertThat(codes(host().wants(onEm0("127.0.0.1")))).containsExactly("QJ2110");
  }

  @Test
  void anAliasBesideItIsAJails() {
    assertThat(codes(host().wants(onEm0("10.0.2.20")))).isEmpty();
    assertThat(codes(host().wants(onEm0("10.0.2.21")))).isEmpty();
    assertThat(codes(host().rc("ifconfig_em0", "inet 10.0.2.15/24").wants(onEm0("10.0.2.16"))))
        .isEmpty();
  }

  @Test
  void anAliasVariableIsForJailsEvenWhereItIsTheOnlyAddress() {
    Given given =
        new Given()
            .live("em1", "10.0.3.5/24")
            .rc("ifconfig_em1_alias0", "inet 10.0.3.5/24")
            .wants(
                withAlso(
                    jail("web", "192.168.1.1"),
                    new JailAddress<>(
                        Optional.of(new InterfaceName("em1")), Ipv4Address.of("10.0.3.5"))));

    assertThat(codes(given)).isEmpty();
  }

  @Test
  void anAliasThatIsALiveAddressWithAnotherPrefixIsRefused() {
    assertThat(codes(host().wantsInterface("em0", false, "inet 10.0.2.15")))
        .containsExactly("QJ2110");
    assertThat(codes(host().wantsInterface("em0", false, "inet 10.0.2.14-16")))
        .containsExactly("QJ2110");
  }

  @Test
  void oneWithTheSamePrefixAndOneOfALoopbackAreNot() {
    assertThat(codes(host().wantsInterface("em0", false, "inet 10.0.2.15/24"))).isEmpty();
    assertThat(codes(host().wantsInterface("em0", false, "inet 10.0.2.16"))).isEmpty();
    assertThat(
            codes(
                host()
                    .live("lo1", "192.168.1.1/24")
                    .wantsInterface("lo1", true, "inet 192.168.1.1")))
        .isEmpty();
  }
}
