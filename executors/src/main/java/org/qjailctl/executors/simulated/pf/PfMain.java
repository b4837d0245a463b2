package org.qjailctl.executors.simulated.pf;

import java.util.stream.Collectors;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/** What the probe's script about /etc/pf.conf prints: {@code pfctl -nvf -} of its own lines. */
public final class PfMain implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    String own =
        invocation
            .files()
            .text("/etc/pf.conf")
            .orElse("")
            .lines()
            .filter(line -> !line.matches("[ \\t]*load[ \\t].*"))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return invocation
        .programs()
        .run(invocation.calling("pfctl", "-nvf", "-").reading(Bytes.utf8(own)));
  }
}
