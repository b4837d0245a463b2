package org.qjailctl.executors.simulated.pf;

import java.util.regex.Pattern;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/** What the probe's script about /etc/pf.conf prints: {@code pfctl -nvf -} of its own lines. */
public final class PfMain implements Program {

  private static final Pattern LOAD = Pattern.compile("(?m)(?d)^[ \\t]*load[ \\t].*$");

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    String own =
        LOAD.matcher(invocation.files().text("/etc/pf.conf").orElse("")).replaceAll("") + "\n";
    return invocation
        .programs()
        .run(invocation.calling("pfctl", "-nvf", "-").reading(Bytes.utf8(own)));
  }
}
