package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Facts;
import org.qjailctl.executors.simulated.world.PacketFilter;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** A simulated host that is switched off and on: its files stay, and rc(8) makes the rest. */
public final class Reboot {

  private Reboot() {}

  public static World of(World world, Secrets secrets) throws HostUnreachable {
    Facts fresh = World.stock().facts();
    Facts off =
        new Facts(
            fresh.interfaces(),
            List.of(),
            0,
            fresh.mounts(),
            fresh.modules(),
            fresh.sysctl(),
            fresh.oids(),
            fresh.daemons(),
            List.of(),
            PacketFilter.State.NONE);
    World on = new World(world.fileSystem().root(), off, world.clock());
    try (Host host = SimulatedHost.of(on, secrets)) {
      List<Operation> boot = new ArrayList<>();
      boot.add(Operation.Run.of("service", "sysctl", "start"));
      boot.add(Operation.Run.of("service", "netif", "cloneup"));
      boot.add(Operation.Run.of("service", "netif", "start"));
      boot.add(Operation.Run.of("service", "pf", "start"));
      if (on.files(Place.HOST).exists("/usr/local/etc/rc.d/qjail.bootime")) {
        boot.add(Operation.Run.of("service", "qjail.bootime", "start"));
      }
      host.run(Batch.all(boot));
    }
    return on;
  }
}
