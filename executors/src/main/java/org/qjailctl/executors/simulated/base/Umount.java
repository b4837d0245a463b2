package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.MemoryDisk;
import org.qjailctl.executors.simulated.world.Mount;

/** {@code umount [-f] POINT...}. */
public final class Umount implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> points = Options.read(invocation.arguments(), "Ffnv").rest();
    Result all = Result.SILENT;
    for (String point : points) {
      HostPath path = PathText.absolute(invocation.place(), point);
      Optional<Mount> mount = invocation.world().mounts().at(path);
      if (mount.isPresent()) {
        invocation.world().mounts().remove(path);
        if (mount.get().device().startsWith("/dev/md")) {
          FileView files = invocation.files();
          Optional<String> image = MemoryDisk.imageIn(files, point);
          if (image.isPresent()) {
            MemoryDisk.flush(files, mount.get().device(), image.get(), invocation.now());
          }
        }
      } else {
        all = all.then(Result.failed(1, "umount: " + point + ": not a file system root directory"));
      }
    }
    return all;
  }
}
