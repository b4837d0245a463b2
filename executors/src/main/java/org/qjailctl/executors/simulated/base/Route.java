package org.qjailctl.executors.simulated.base;

import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.NetworkInterface;

/**
 * {@code route -n get -inet default}: the way out is through the first Ethernet interface that is
 * up.
 */
public final class Route implements Program {

  @Override
  public Result run(Invocation invocation) {
    if (!invocation.arguments().contains("get") || !invocation.arguments().contains("default")) {
      return Result.failed(1, "route: the simulated host answers get default only");
    }
    Optional<NetworkInterface> outside =
        invocation.world().interfaces().all().stream()
            .filter(
                i ->
                    i.kind() == NetworkInterface.Kind.EM || i.kind() == NetworkInterface.Kind.VTNET)
            .filter(NetworkInterface::up)
            .findFirst();
    if (outside.isEmpty()) {
      return Result.failed(1, "route: route has not been found");
    }
    return Result.printed(
        """
           route to: 0.0.0.0
        destination: 0.0.0.0
               mask: 0.0.0.0
            gateway: 10.0.2.2
                fib: 0
          interface: %s
              flags: <UP,GATEWAY,DONE,STATIC>
         recvpipe  sendpipe  ssthresh  rtt,msec    mtu        weight    expire
               0         0         0         0      1500         1         0\s
        """
            .formatted(outside.get().name()));
  }
}
