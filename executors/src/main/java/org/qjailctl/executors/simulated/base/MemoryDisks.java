package org.qjailctl.executors.simulated.base;

import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.MemoryDisk;

/** {@code mdconfig -d -u UNIT}; its words are those of sbin/mdconfig and sys/dev/md. */
public final class MemoryDisks implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "adu:");
    Optional<MemoryDisk> disk =
        options
            .value('u')
            .map(unit -> unit.startsWith("md") ? unit : "md" + unit)
            .flatMap(unit -> MemoryDisk.named("/dev/" + unit));
    if (!options.has('d') || disk.isEmpty()) {
      return Result.failed(1, "usage: mdconfig -d -u unit [-o [no]force]");
    }
    String device = disk.get().path().value();
    if (!invocation.files().exists(device)) {
      return Result.failed(1, "mdconfig: ioctl(/dev/mdctl): No such file or directory");
    }
    if (invocation.world().mounts().all().stream().anyMatch(one -> one.device().equals(device))) {
      return Result.failed(1, "mdconfig: ioctl(/dev/mdctl): Device busy");
    }
    disk.get().detach(invocation.files());
    return Result.SILENT;
  }
}
