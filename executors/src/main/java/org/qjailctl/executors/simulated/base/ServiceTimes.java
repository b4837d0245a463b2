package org.qjailctl.executors.simulated.base;

import java.util.Comparator;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Daemon;

/**
 * What the probe's script about a service prints: {@code stopped}, or {@code running} with the time
 * of its start and that of the last change of its files.
 */
public final class ServiceTimes implements Program {

  @Override
  public Result run(Invocation invocation) {
    String service = invocation.arguments().getFirst();
    if (!invocation.run("service", service, "onestatus").good()) {
      return Result.printed("stopped\n");
    }
    Optional<Daemon> daemon = invocation.world().daemons().find(invocation.place(), service);
    long changed =
        invocation.arguments().stream()
            .skip(1)
            .flatMap(file -> invocation.files().stat(file).stream())
            .map(node -> node.attributes().modified())
            .max(Comparator.naturalOrder())
            .orElse(0L);
    return Result.printed(
        "running " + daemon.map(d -> Long.toString(d.since())).orElse("-") + " " + changed + "\n");
  }
}
