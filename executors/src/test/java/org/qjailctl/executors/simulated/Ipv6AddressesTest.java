package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.world.World;

/** What network.subr and in6.c of FreeBSD 13.2 do with IPv6 addresses on lo1. */
class Ipv6AddressesTest {

  private final SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());

  @Test
  void netifPassesOverInet6AliasesUnlessTheInterfaceHasAnIpv6Variable() throws HostUnreachable {
    run("sysrc", "cloned_interfaces=lo1", "ifconfig_lo1_alias0=inet6 fd00::1-2/128");
    run("service", "netif", "start", "lo1");
    assertThat(run("ifconfig", "lo1").stdout().utf8()).doesNotContain("fd00::");

    run("sysrc", "ifconfig_lo1_ipv6=inet6 -ifdisabled");
    run("service", "netif", "start", "lo1");
    assertThat(run("ifconfig", "lo1").stdout().utf8())
        .contains("\tinet6 fd00::1 prefixlen 128\n", "\tinet6 fd00::2 prefixlen 128\n");
  }

  @Test
  void theLengthOfAnAddressThatIsThereDoesNotChange() throws HostUnreachable {
    run("ifconfig", "lo1", "create");
    assertThat(run("ifconfig", "lo1", "inet6", "-ifdisabled").good()).isTrue();
    run("ifconfig", "lo1", "inet6", "fd00::1/64", "alias");
    assertThat(run("ifconfig", "lo1", "inet6", "fd00::1/64", "alias").good()).isTrue();

    Outcome refused = run("ifconfig", "lo1", "inet6", "fd00::1", "prefixlen", "128", "alias");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stderr().utf8())
        .isEqualTo("ifconfig: ioctl (SIOCAIFADDR): Invalid argument\n");
  }

  private Outcome run(String... argv) throws HostUnreachable {
    return host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
  }
}
