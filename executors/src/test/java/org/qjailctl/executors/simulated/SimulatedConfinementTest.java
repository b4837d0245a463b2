package org.qjailctl.executors.simulated;

import java.util.List;
import java.util.Map;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.contract.ConfinementContract;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;

/** The simulated host keeps a jail's links inside as real hosts do. */
class SimulatedConfinementTest extends ConfinementContract {

  private final World world = World.stock();

  @Override
  protected Host connect(Secrets secrets) {
    return SimulatedHost.of(world, secrets);
  }

  @Override
  protected HostPath makeJail(HostPath root, String jail) throws HostUnreachable {
    run(Run.of("mkdir", "-p", root.value()));
    if (jail.equals(RUNNING)) {
      world
          .jails()
          .add(
              new RunningJail(
                  world.jails().nextJid(), jail, root, jail, List.of(), List.of(), Map.of()));
    }
    return root;
  }
}
