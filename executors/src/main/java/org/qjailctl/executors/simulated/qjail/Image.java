package org.qjailctl.executors.simulated.qjail;

import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.Attributes;
import org.qjailctl.executors.simulated.world.Content;
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
   * Turns a jail in a folder into one in an image, as {@code qjail create} does: the image is filled
   * in a folder beside, which takes the jail's name once the jail's folder is gone.
   *
   * @param mebibytes of the image, a sparse file
   */
  static Definition make(Session session, Definition jail, String mebibytes) throws FileRefused {
    FileView files = session.files();
    String built = jail.root() + "-img";
    files.makeFolders(built);
    String disk = fill(session, jail, jail.root(), built, mebibytes);
    files.remove(jail.root());
    session.run("rm", "-rf", Zone.GLOBAL + "/" + jail.name());
    session.run("rm", "-f", jail.get("deffile"));
    session.run("rm", "-f", jail.get("fstab"));
    session.run("mv", built, jail.root());
    return inImage(jail, mebibytes, disk);
  }

  /** The same as {@code qjail restore} does: of the folder that was unpacked, renamed before. */
  static Definition makeAgain(Session session, Definition jail, String mebibytes)
      throws FileRefused {
    FileView files = session.files();
    String restored = jail.root() + ".restored";
    session.run("mv", jail.root(), restored);
    files.makeFolders(jail.root());
    String disk = fill(session, jail, restored, jail.root(), mebibytes);
    files.remove(restored);
    return inImage(jail, mebibytes, disk);
  }

  /** Makes the image, mounts it where it stands, copies a tree into it and unmounts it. */
  private static String fill(
      Session session, Definition jail, String from, String root, String mebibytes)
      throws FileRefused {
    FileView files = session.files();
    String image = root + "/" + jail.name() + ".img";
    String disk = "/dev/" + freeDisk(session);
    Node.Folder none = Node.Folder.empty(Attributes.root(0755, now(session)));
    files.write(image, PackedTree.packed(none, Long.parseLong(mebibytes) * MEBIBYTE));
    files.put(disk, none);
    mount(session, disk, root);
    files.copyTree(from + "/", root);
    release(session, root, image);
    return disk.substring("/dev/".length());
  }

  private static Definition inImage(Definition jail, String mebibytes, String disk) {
    return jail.with("image", jail.root() + "/" + jail.name() + ".img")
        .with("imagetype", "simple")
        .with("imageblockcount", mebibytes)
        .with("imagedevice", disk);
  }

  private static void mount(Session session, String disk, String root) {
    session
        .world()
        .mounts()
        .add(
            new Mount(
                disk, HostPath.of(root), "ufs", "rw", 2, 2, Optional.of(HostPath.of(disk))));
  }

  private static long now(Session session) {
    return session.world().clock().instant().getEpochSecond();
  }

  private static String freeDisk(Session session) {
    int number = 0;
    while (session.files().exists("/dev/md" + number)) {
      number++;
    }
    return "md" + number;
  }

  /** Mounts the image on the jail's folder, and leaves a link to its disk, which is the lock. */
  static void open(Session session, Definition jail) throws Ended, FileRefused {
    FileView files = session.files();
    String image = jail.get("image");
    String disk = "/dev/" + freeDisk(session);
    Optional<Content.Packed> content = content(files, image);
    if (content.isEmpty()) {
      session.complain("mdconfig: " + image + ": No such file or directory");
      throw session.ends("Error: Failed to 'mdconfig' the image file. " + image);
    }
    files.put(disk, content.get().tree());
    mount(session, disk, jail.root());
    files.symlink(jail.root() + ".device", disk);
  }

  private static Optional<Content.Packed> content(FileView files, String path) {
    return files
        .stat(path)
        .filter(Node.Regular.class::isInstance)
        .map(Node.Regular.class::cast)
        .map(Node.Regular::content)
        .filter(Content.Packed.class::isInstance)
        .map(Content.Packed.class::cast);
  }

  /** Unmounts the image, its changes kept, and takes the link away. */
  static void close(Session session, Definition jail) throws FileRefused {
    release(session, jail.root(), jail.get("image"));
    FileView files = session.files();
    if (files.lstat(jail.root() + ".device").isPresent()) {
      files.remove(jail.root() + ".device");
    }
  }

  /** umount(8), and mdconfig(8) that lets the disk go. */
  private static void release(Session session, String folder, String image) throws FileRefused {
    HostPath root = HostPath.of(folder);
    FileView files = session.files();
    Optional<Mount> mount = session.world().mounts().at(root);
    if (mount.isEmpty()) {
      return;
    }
    String disk = mount.get().device();
    session.world().mounts().remove(root);
    MemoryDisk.flush(files, disk, image, now(session));
    files.remove(disk);
  }
}
