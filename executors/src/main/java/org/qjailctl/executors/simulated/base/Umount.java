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
        writeBack(invocation, mount.get());
      } else {
        all = all.then(Result.failed(1, "umount: " + point + ": not a file system root directory"));
      }
    }
    return all;
  }

  /** An image of a jail stands in the folder that its file system is mounted on. */
  private static void writeBack(Invocation invocation, Mount mount) throws FileRefused {
    Optional<MemoryDisk> disk = MemoryDisk.named(mount.device());
    if (disk.isPresent()) {
      // One that qjail create fills still stands in NAME-img.
      FileView files = invocation.files();
      String name = mount.point().name();
      HostPath image = mount.point().child(name + ".img");
      HostPath made = mount.point().child(name.replaceFirst("-img$", "") + ".img");
      HostPath there = files.exists(image.value()) ? image : made;
      disk.get().writeBack(files, there.value(), invocation.now());
    }
  }
}
