package org.qjailctl.executors.simulated;

import java.util.List;
import java.util.Map;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.base.QjailPackage;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/**
 * The files that recordings presuppose without telling of them: qjail's own and what is in its
 * jails.
 */
final class SeededTree {

  private static final List<String> SHARED = List.of("bin", "lib", "libexec", "sbin");

  private static final String FLAVORS = "/usr/local/share/examples/qjail/";

  /** The file that scenario 08 adds to a copy of the default flavor, by the flavor's name. */
  private static final Map<String, String> FLAVOR_FILES =
      Map.of(
          "www", "/usr/local/www/index.html",
          "srv", "/srv/root/data/x",
          "ok", "/root/data/x");

  private SeededTree() {}

  /** What the package qjail had put into place, and the distribution that was fetched. */
  static void qjail(FileView files) {
    try {
      for (Map.Entry<String, String> file : QjailPackage.files().entrySet()) {
        files.makeFolders(HostPath.of(file.getKey()).parent().value());
        files.write(file.getKey(), file.getValue());
      }
      files.write("/root/base.txz", new Content.Opaque(195_363_380, Bytes.utf8("base").sha256()));
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
      files.makeFolders(path + "/usr/src");
    } else if (files.isFolder(FLAVORS + name)) {
      files.copyTree(FLAVORS + name, path);
    } else if (FLAVOR_FILES.containsKey(name)) {
      files.copyTree(FLAVORS + "default", path);
      String file = path + FLAVOR_FILES.get(name);
      files.makeFolders(HostPath.of(file).parent().value());
      files.write(file, "hi\n");
    } else if (folder.equals("/usr/jails") && !List.of("archive", "flavors").contains(name)) {
      jail(files, path);
    } else {
      files.makeFolders(path);
    }
  }

  private static void jail(FileView files, String root) throws FileRefused {
    for (String part :
        List.of(
            "/dev", "/etc/ssh", "/root", "/sharedfs", "/tmp", "/usr/local/etc", "/var/db/pkg")) {
      files.makeFolders(root + part);
    }
    for (String part : SHARED) {
      files.symlink(root + "/" + part, "/sharedfs/" + part);
    }
    files.copyTree("/etc/passwd", root + "/etc/passwd");
    files.copyTree("/etc/group", root + "/etc/group");
    files.write(root + "/etc/rc.conf", "");
    files.write(root + "/root/data", "precious\n");
  }
}
