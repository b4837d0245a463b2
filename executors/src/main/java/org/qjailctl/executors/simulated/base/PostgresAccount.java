package org.qjailctl.executors.simulated.base;

import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** The user that PostgreSQL's server package brings, as the ports' UIDs and GIDs list it. */
final class PostgresAccount {

  private static final long ID = 770;
  private static final String HOME = "/var/db/postgres";

  private PostgresAccount() {}

  static boolean comesWith(String packageName) {
    return packageName.matches("postgresql[0-9]+-server");
  }

  static void make(FileView files) throws FileRefused {
    Accounts accounts = Accounts.of(files);
    if (accounts.group("postgres").isEmpty()) {
      append(files, "/etc/group", "postgres:*:770:\n");
    }
    if (accounts.user("postgres").isEmpty()) {
      append(files, "/etc/passwd", "postgres:*:770:770:PostgreSQL Daemon:" + HOME + ":/bin/sh\n");
    }
    if (!files.isFolder(HOME)) {
      files.makeFolders(HOME);
      files.changeOwner(HOME, ID, ID);
    }
  }

  private static void append(FileView files, String path, String line) throws FileRefused {
    files.replace(path, files.text(path).orElse("") + line);
  }
}
