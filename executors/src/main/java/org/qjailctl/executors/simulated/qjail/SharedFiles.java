package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** The folders that jails share: they stand in sharedfs, and a jail has links to them. */
final class SharedFiles {

  /** What {@code install} moves out of the template. */
  private static final List<String> FOLDERS =
      List.of(
          "bin",
          "lib",
          "libexec",
          "sbin",
          "sys",
          "usr/bin",
          "usr/include",
          "usr/lib",
          "usr/libdata",
          "usr/libexec",
          "usr/sbin",
          "usr/share",
          "usr/lib32");

  private SharedFiles() {}

  /** What {@code update -b} copies from the host: the same without sys. */
  static List<String> copiedFromHost() {
    return FOLDERS.stream().filter(folder -> !folder.equals("sys")).toList();
  }

  /** Makes sharedfs out of a template that was just extracted. */
  static void split(FileView files, Zone zone) throws FileRefused {
    String template = zone.template() + "/";
    String shared = zone.sharedfs() + "/";
    files.makeFolders(shared + "usr");
    files.remove(template + "usr/src");
    files.makeFolder(shared + "usr/src");
    files.makeFolder(shared + "usr/ports");
    files.symlink(template + "usr/src", "/sharedfs/usr/src");
    files.symlink(template + "usr/ports", "/sharedfs/usr/ports");
    for (String folder : FOLDERS) {
      files.copyTree(template + folder, shared + folder);
      files.remove(template + folder);
      files.symlink(template + folder, "/sharedfs/" + folder);
    }
    files.remove(template + "boot");
    files.remove(template + "rescue");
    files.makeFolder(template + "sharedfs");
    files.symlink(template + "home", "usr/home");
  }
}
