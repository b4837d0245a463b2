package org.qjailctl.executors.simulated.world;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;

/**
 * The host that every simulation starts from: FreeBSD 13.2-RELEASE amd64, installed and left alone.
 */
final class StockWorld {

  private StockWorld() {}

  static World make(InstantSource clock) {
    World world = new World(Node.Folder.empty(Attributes.root(0755, 0)), facts(), clock);
    StockFiles.lay(world.files(Place.HOST));
    return world;
  }

  private static Facts facts() {
    return new Facts(
        interfaces(),
        List.of(),
        0,
        mounts(),
        List.of("kernel", "virtio_random", "nullfs"),
        StockOids.values(),
        Map.of(),
        List.of(
            daemon(701, "devd"), daemon(702, "syslogd"), daemon(703, "cron"), daemon(704, "sshd")),
        List.of(),
        PacketFilter.State.NONE);
  }

  /** Started after the second in which the host's files were made, which they have all read. */
  private static Daemon daemon(int pid, String service) {
    return new Daemon(pid, Optional.empty(), service, 1);
  }

  private static List<NetworkInterface> interfaces() {
    return List.of(
        new NetworkInterface(
            new InterfaceName("em0"),
            1,
            NetworkInterface.Kind.EM,
            true,
            true,
            List.of(new InterfaceAddress(Ipv4Address.of("10.0.2.15"), 24))),
        new NetworkInterface(
            new InterfaceName("lo0"),
            2,
            NetworkInterface.Kind.LOOPBACK,
            true,
            true,
            List.of(
                new InterfaceAddress(Ipv6Address.of("::1"), 128),
                new InterfaceAddress(Ipv6Address.of("fe80::1"), 64),
                new InterfaceAddress(Ipv4Address.of("127.0.0.1"), 8))));
  }

  /** As recording 01 shows them. */
  private static List<Mount> mounts() {
    return List.of(
        new Mount("/dev/gpt/rootfs", HostPath.of("/"), "ufs", "rw", 1, 1, Optional.empty()),
        Mount.devfs(HostPath.of("/dev")),
        new Mount("tmpfs", HostPath.of("/tmp"), "tmpfs", "rw", 0, 0, Optional.empty()));
  }
}
