package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.stream.Collectors;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.Mount;

/** What the script that looks for life in a jail's root says: mounts there, a jail that runs. */
public final class JailIdle implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    String asked = invocation.arguments().getFirst();
    if (!invocation.files().isFolder(asked)) {
      return Result.SILENT;
    }
    HostPath root = invocation.files().physical(asked);
    List<Mount> mounts = invocation.world().mounts().below(root);
    if (!mounts.isEmpty()) {
      return Result.failed(
          1,
          "mounted below "
              + root
              + ": "
              + mounts.stream().map(m -> m.point().value()).collect(Collectors.joining(" ")));
    }
    return ended(invocation);
  }

  /** The same of what lives there alone. */
  public static Result ended(Invocation invocation) throws FileRefused {
    String asked = invocation.arguments().getFirst();
    if (!invocation.files().isFolder(asked)) {
      return Result.SILENT;
    }
    HostPath root = invocation.files().physical(asked);
    return invocation.world().jails().all().stream().anyMatch(jail -> jail.path().equals(root))
        ? Result.failed(1, "a jail runs in " + root)
        : Result.SILENT;
  }
}
