package org.qjailctl.executors.simulated.base;

import java.util.stream.Collectors;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Mount;

/** {@code mount -p}, in the columns of putfsent() in mount.c. */
public final class MountCommand implements Program {

  @Override
  public Result run(Invocation invocation) {
    if (!invocation.arguments().contains("-p")) {
      return Result.failed(1, "mount: the simulated host answers -p only");
    }
    return Result.printed(
        invocation.world().mounts().all().stream()
            .map(MountCommand::line)
            .collect(Collectors.joining()));
  }

  private static String line(Mount mount) {
    String options = mount.options();
    return wide(mount.device())
        + wide(mount.point().value())
        + mount.type()
        + "\t"
        + options
        + (options.length() < 8 ? "\t\t" : "\t")
        + mount.dump()
        + " "
        + mount.pass()
        + "\n";
  }

  private static String wide(String text) {
    return text
        + (text.length() < 8 ? "\t" : "")
        + (text.length() < 16 ? "\t" : "")
        + (text.length() < 24 ? "\t" : " ");
  }
}
