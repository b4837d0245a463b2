package org.qjailctl.executors.simulated;

import java.util.List;
import java.util.Map;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/**
 * The files that recordings presuppose without telling of them: qjail's own and what is in its
 * jails.
 */
final class SeededTree {

  private static final List<String> SHARED = List.of("bin", "lib", "libexec", "sbin");

  private SeededTree() {}

  /** What the package qjail had put into place. */
  static void qjail(FileView files) {
    try {
      files.write("/usr/local/bin/qjail", "# qjail 5.0\n");
      files.write("/usr/local/etc/rc.d/qjail.bootime", "# qjail 5.0\n");
    } catch (FileRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes /usr/jails hold what {@code listings} say, folder by folder; jails get the files of any
   * jail.
   */
  static void jails(FileView files, Map<String, List<String>> listings, String text)
      throws FileRefused {
    for (String other : text.lines().takeWhile(line -> !line.endsWith(":")).toList()) {
      files.makeFolders(other);
    }
    for (Map.Entry<String, List<String>> listing : listings.entrySet()) {
      String folder = listing.getKey();
      files.makeFolders(folder);
      for (String name : files.list(folder)) {
        if (!listing.getValue().contains(name)) {
          files.remove(folder + "/" + name);
        }
      }
      for (String name : listing.getValue()) {
        if (!files.exists(folder + "/" + name)) {
          add(files, folder, name);
        }
      }
    }
  }

  private static void add(FileView files, String folder, String name) throws FileRefused {
    String path = folder + "/" + name;
    if (name.endsWith(".tar") || name.endsWith(".img")) {
      files.write(path, "archive\n");
    } else if (name.equals("sharedfs")) {
      files.makeFolders(path + "/bin");
      files.copyTree("/bin/freebsd-version", path + "/bin/freebsd-version");
    } else if (folder.equals("/usr/jails") && !List.of("archive", "flavors").contains(name)) {
      jail(files, path);
    } else {
      files.makeFolders(path);
    }
  }

  private static void jail(FileView files, String root) throws FileRefused {
    for (String part :
        List.of("/dev", "/etc", "/root", "/sharedfs", "/tmp", "/usr/local/etc", "/var/db/pkg")) {
      files.makeFolders(root + part);
    }
    for (String part : SHARED) {
      files.symlink(root + "/" + part, "/sharedfs/" + part);
    }
    files.copyTree("/etc/passwd", root + "/etc/passwd");
    files.copyTree("/etc/group", root + "/etc/group");
    files.write(root + "/etc/rc.conf", "");
  }
}
