package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.Attributes;
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
   * Turns a jail in a folder into one in an image, as {@code qjail create} does: the image is
   * filled in a folder beside, which takes the jail's name once the jail's folder is gone.
   *
   * @param mebibytes of the image, a sparse file
   */
  static Definition make(Session session, Definition jail, String mebibytes) throws FileRefused {
    String built = jail.root() + "-img";
    session.files().makeFolders(built);
    MemoryDisk disk = fill(session, jail, jail.root(), built, mebibytes);
    session.files().remove(jail.root());
    session.run("rm", "-rf", Zone.GLOBAL + "/" + jail.name());
    session.run("rm", "-f", jail.get("deffile"));
    session.run("rm", "-f", jail.get("fstab"));
    session.run("mv", built, jail.root());
    return inImage(jail, mebibytes, disk);
  }

  /** The same as {@code qjail restore} does: of the folder that was unpacked, renamed before. */
  static Definition makeAgain(Session session, Definition jail, String mebibytes)
      throws FileRefused {
    String restored = jail.root() + ".restored";
    session.run("mv", jail.root(), restored);
    session.files().makeFolders(jail.root());
    MemoryDisk disk = fill(session, jail, restored, jail.root(), mebibytes);
    session.files().remove(restored);
    return inImage(jail, mebibytes, disk);
  }

  /** Makes the image, mounts it where it stands, copies a tree into it and unmounts it. */
  private static MemoryDisk fill(
      Session session, Definition jail, String from, String root, String mebibytes)
      throws FileRefused {
    FileView files = session.files();
    String image = root + "/" + jail.name() + ".img";
    Node.Folder none =
        Node.Folder.empty(
            Attributes.root(0755, session.world().clock().instant().getEpochSecond()));
    files.write(image, PackedTree.packed(none, Long.parseLong(mebibytes) * MEBIBYTE));
    MemoryDisk disk = MemoryDisk.free(files);
    disk.attach(files, image);
    mount(session, disk, root);
    files.copyTree(from + "/", root);
    session.run("umount", root);
    disk.detach(files);
    return disk;
  }

  private static Definition inImage(Definition jail, String mebibytes, MemoryDisk disk) {
    return jail.with("image", jail.root() + "/" + jail.name() + ".img")
        .with("imagetype", "simple")
        .with("imageblockcount", mebibytes)
        .with("imagedevice", disk.unit());
  }

  private static void mount(Session session, MemoryDisk disk, String root) {
    session
        .world()
        .mounts()
        .add(
            new Mount(
                disk.path().value(),
                HostPath.of(root),
                "ufs",
                "rw",
                2,
                2,
                Optional.of(disk.path())));
  }

  /** Mounts the image on the jail's folder, and leaves a link to its disk, which is the lock. */
  static void open(Session session, Definition jail) throws Ended, FileRefused {
    String image = jail.get("image");
    MemoryDisk disk = MemoryDisk.free(session.files());
    if (!disk.attach(session.files(), image)) {
      session.complain("mdconfig: " + image + ": No such file or directory");
      throw session.ends("Error: Failed to 'mdconfig' the image file. " + image);
    }
    mount(session, disk, jail.root());
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
