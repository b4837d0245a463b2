package org.qjailctl.executors.simulated.base;

import java.util.List;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;

/** {@code umount [-f] POINT...}. */
public final class Umount implements Program {

  @Override
  public Result run(Invocation invocation) {
    List<String> points = Options.read(invocation.arguments(), "Ffnv").rest();
    Result all = Result.SILENT;
    for (String point : points) {
      HostPath path = PathText.absolute(invocation.place(), point);
      if (invocation.world().mounts().at(path).isPresent()) {
        invocation.world().mounts().remove(path);
      } else {
        all = all.then(Result.failed(1, "umount: " + point + ": not a file system root directory"));
      }
    }
    return all;
  }
}
