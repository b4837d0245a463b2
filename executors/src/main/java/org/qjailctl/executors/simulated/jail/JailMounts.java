package org.qjailctl.executors.simulated.jail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.Mounts;

/** What jail(8) mounts below a jail's root and unmounts again: {@code mount.fstab}, devfs. */
final class JailMounts {

  private JailMounts() {}

  static Result mount(Invocation invocation, JailConf conf) throws FileRefused {
    Mounts mounts = invocation.world().mounts();
    for (String[] line : fstab(invocation, conf)) {
      HostPath point = invocation.files().physical(line[1]);
      HostPath shown = invocation.files().physical(line[0]);
      if (mounts.at(HostPath.of(line[1])).isPresent()) {
        // FREEBSD: what is mounted already cannot be mounted over itself again.
        return Result.failed(1, "mount_nullfs: " + line[1] + ": Resource deadlock avoided")
            .then(
                Result.failed(
                    1,
                    "jail: %s: /sbin/mount -t %s -o %s %s %s: failed"
                        .formatted(conf.name(), line[2], line[3], line[0], line[1])));
      }
      // mount(8) loads what is no part of GENERIC.
      invocation.world().kernel().load(line[2]);
      mounts.add(
          new Mount(line[0], HostPath.of(line[1]), line[2], line[3], 0, 0, Optional.of(shown)));
      if (!invocation.files().isFolder(point.value())) {
        mounts.remove(HostPath.of(line[1]));
        throw new FileRefused(FileRefused.Reason.NOT_A_FOLDER, line[1]);
      }
    }
    if (conf.has("mount.devfs")) {
      conf.value("path").ifPresent(root -> mounts.add(Mount.devfs(HostPath.of(root).child("dev"))));
    }
    return Result.SILENT;
  }

  static void unmount(Invocation invocation, JailConf conf) {
    Mounts mounts = invocation.world().mounts();
    conf.value("path").ifPresent(root -> mounts.remove(HostPath.of(root).child("dev")));
    fstab(invocation, conf).forEach(line -> mounts.remove(HostPath.of(line[1])));
  }

  private static List<String[]> fstab(Invocation invocation, JailConf conf) {
    return conf.value("mount.fstab")
        .flatMap(invocation.files()::text)
        .orElse("")
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length >= 4)
        .toList();
  }
}
