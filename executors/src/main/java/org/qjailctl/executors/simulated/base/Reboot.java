package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.rcconf.RcConf;
import org.qjailctl.executors.simulated.world.Daemon;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.NetworkInterface;
import org.qjailctl.executors.simulated.world.PacketFilter;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;

/**
 * reboot(8): everything that lives in the kernel's memory is lost, then rc(8) does what the files
 * say, in the order netif, pf, sysctl, daemons, jails. The host is up again when the command
 * returns.
 */
public final class Reboot implements Program {

  private static final String BOOT_TIME = "qjail.bootime";

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    if (!invocation.arguments().isEmpty()) {
      return Result.failed(1, "reboot: the simulated host takes no options");
    }
    List<String> services = down(invocation);
    up(invocation, services);
    return Result.SILENT;
  }

  /** Ends all that runs; the host's own daemons beside those of a bare system. */
  private static List<String> down(Invocation invocation) throws FileRefused {
    World world = invocation.world();
    for (RunningJail jail : world.jails().all()) {
      world.daemons().stopAll(jail.name());
      world.jails().remove(jail.name());
    }
    unmount(world, invocation);
    for (NetworkInterface one : world.interfaces().all()) {
      reset(world, one, invocation);
    }
    world.takePendingDevd();
    world.pf().change(PacketFilter.State.NONE);
    world.kernel().unload("pf");
    List<String> services = new ArrayList<>();
    for (Daemon daemon : world.daemons().all()) {
      services.add(daemon.service());
      world.daemons().stop(invocation.place(), daemon.service());
    }
    return services;
  }

  /** Of the file systems only those stay that fstab(5) of a bare system has. */
  private static void unmount(World world, Invocation invocation) throws FileRefused {
    List<HostPath> kept = World.stock().mounts().all().stream().map(Mount::point).toList();
    for (Mount mount : world.mounts().all().reversed()) {
      if (kept.contains(mount.point())) {
        continue;
      }
      invocation.run("umount", "-f", mount.point().value());
      if (mount.device().startsWith("/dev/md")) {
        invocation.run("mdconfig", "-d", "-u", mount.device().substring("/dev/".length()));
      }
    }
  }

  /**
   * Clones are gone. Of an interface of the hardware only the address stays that DHCP gives it
   * again.
   */
  private static void reset(World world, NetworkInterface one, Invocation invocation) {
    boolean hardware =
        one.kind() == NetworkInterface.Kind.EM || one.kind() == NetworkInterface.Kind.VTNET;
    InterfaceName name = one.name();
    if (!hardware && !name.value().equals("lo0")) {
      world.interfaces().destroy(name);
      return;
    }
    if (!hardware) {
      return;
    }
    boolean fixed =
        !RcConf.effect(invocation.files())
            .getOrDefault("ifconfig_" + name, "DHCP")
            .contains("DHCP");
    List<InterfaceAddress> addresses = one.addresses();
    for (InterfaceAddress address :
        addresses.subList(fixed ? 0 : Math.min(1, addresses.size()), addresses.size())) {
      world.interfaces().remove(name, address.address());
    }
  }

  private static void up(Invocation invocation, List<String> services) {
    Map<String, String> bare = World.stock().kernel().variables();
    bare.forEach(
        (name, value) -> {
          if (!name.startsWith("kern.host") && !name.startsWith("kern.os")) {
            invocation.world().kernel().set(name, value);
          }
        });
    invocation.run("service", "netif", "start");
    invocation.run("service", "pf", "quietstart");
    sysctl(invocation);
    for (String service : services) {
      Optional<Daemon> running = invocation.world().daemons().find(invocation.place(), service);
      boolean bareSystem = List.of("devd", "syslogd", "cron", "sshd").contains(service);
      if (running.isEmpty() && bareSystem) {
        invocation.world().daemons().start(invocation.place(), service, invocation.now());
      } else if (running.isEmpty()) {
        invocation.run("service", service, "quietstart");
      }
    }
    if (invocation.files().exists("/usr/local/etc/rc.d/" + BOOT_TIME)) {
      invocation.run("service", BOOT_TIME, "start");
    }
  }

  /** sysctl.conf(5), then sysctl.conf.local, a variable a line. */
  private static void sysctl(Invocation invocation) {
    for (String file : List.of("/etc/sysctl.conf", "/etc/sysctl.conf.local")) {
      String text = invocation.files().text(file).orElse("");
      for (String line : text.lines().toList()) {
        String setting = line.replaceFirst("#.*", "").strip();
        if (setting.contains("=")) {
          invocation.run("sysctl", setting);
        }
      }
    }
  }
}
