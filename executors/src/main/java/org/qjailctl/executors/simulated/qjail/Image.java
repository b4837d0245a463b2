package org.qjailctl.executors.simulated.qjail;

import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.Attributes;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
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
        .with("imagedevice", freeDisk(session));
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
    session
        .world()
        .mounts()
        .add(
            new Mount(
                disk, HostPath.of(jail.root()), "ufs", "rw", 2, 2, Optional.of(HostPath.of(disk))));
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
    HostPath root = HostPath.of(jail.root());
    FileView files = session.files();
    Optional<Mount> mount = session.world().mounts().at(root);
    if (mount.isPresent()) {
      String disk = mount.get().device();
      session.world().mounts().remove(root);
      Optional<Content.Packed> old = content(files, jail.get("image"));
      if (files.stat(disk).orElseThrow() instanceof Node.Folder tree && old.isPresent()) {
        files.put(
            jail.get("image"),
            new Node.Regular(
                PackedTree.packed(tree, old.get().size()),
                Attributes.root(0644, session.world().clock().instant().getEpochSecond())));
      }
      files.remove(disk);
    }
    if (files.lstat(root.value() + ".device").isPresent()) {
      files.remove(root.value() + ".device");
    }
  }
}
