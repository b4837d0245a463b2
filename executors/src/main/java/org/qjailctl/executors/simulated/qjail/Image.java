package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.MemoryDisk;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.PackedTree;

/**
 * The file system image of an image jail. While it is mounted its files stand at the memory disk's
 * name below /dev; mdconfig(8) takes the lowest number that is free.
 */
final class Image {

  private static final long MEBIBYTE = 1_048_576;

  private Image() {}

  /**
   * Turns a jail in a folder into one in an image: what was the folder is then where the image
   * stands and where it is mounted.
   *
   * @param mebibytes of the image, a sparse file
   */
  static Definition make(Session session, Definition jail, String mebibytes) throws FileRefused {
    FileView files = session.files();
    String path = jail.root() + "/" + jail.name() + ".img";
    if (files.lstat(jail.root()).orElseThrow() instanceof Node.Folder tree) {
      files.remove(jail.root());
      files.makeFolder(jail.root());
      files.write(path, PackedTree.packed(tree, Long.parseLong(mebibytes) * MEBIBYTE));
    }
    return jail.with("image", path)
        .with("imagetype", "simple")
        .with("imageblockcount", mebibytes)
        .with("imagedevice", MemoryDisk.free(session.files()).unit());
  }

  /** Mounts the image on the jail's folder, and leaves a link to its disk, which is the lock. */
  static void open(Session session, Definition jail) throws Ended, FileRefused {
    String image = jail.get("image");
    MemoryDisk disk = MemoryDisk.free(session.files());
    if (!disk.attach(session.files(), image)) {
      session.complain("mdconfig: " + image + ": No such file or directory");
      throw session.ends("Error: Failed to 'mdconfig' the image file. " + image);
    }
    HostPath root = HostPath.of(jail.root());
    session
        .world()
        .mounts()
        .add(new Mount(disk.path().value(), root, "ufs", "rw", 2, 2, Optional.of(disk.path())));
    link(session, disk.path(), jail.root() + ".device");
  }

  /** The script's {@code ln -s}, whose failure it passes over: a link that was left stays. */
  private static void link(Session session, HostPath disk, String link) throws FileRefused {
    if (session.files().lstat(link).isPresent()) {
      session.complain("ln: " + link + ": File exists");
    } else {
      session.files().symlink(link, disk.value());
    }
  }

  /** Unmounts the image, its changes kept, and takes the link away. */
  static void close(Session session, Definition jail) throws FileRefused {
    FileView files = session.files();
    Optional<Mount> mount = session.world().mounts().at(HostPath.of(jail.root()));
    if (mount.isPresent()) {
      session.run(List.of("umount", jail.root()));
      Optional<MemoryDisk> disk = MemoryDisk.named(mount.get().device());
      if (disk.isPresent()) {
        disk.get().detach(files);
      }
    }
    if (files.lstat(jail.root() + ".device").isPresent()) {
      files.remove(jail.root() + ".device");
    }
  }
}
