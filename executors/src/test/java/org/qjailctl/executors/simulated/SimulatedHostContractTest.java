package org.qjailctl.executors.simulated;

import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.contract.HostContract;
import org.qjailctl.executors.simulated.world.World;

/** The simulated host keeps what real hosts keep. */
class SimulatedHostContractTest extends HostContract {

  private final World world = World.stock();

  @Override
  protected Host connect(Secrets secrets) {
    return SimulatedHost.of(world, secrets);
  }
}
