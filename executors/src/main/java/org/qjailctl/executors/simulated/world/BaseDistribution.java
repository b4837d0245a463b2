package org.qjailctl.executors.simulated.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qjailctl.core.host.FileMode;

/**
 * What a release's base.txz holds, as far as programs here look at it: the base system of a host,
 * and the one that qjail makes jails from.
 */
public final class BaseDistribution {

  private static final List<String> FOLDERS =
      List.of(
          "/bin",
          "/boot/kernel",
          "/dev",
          "/etc/defaults",
          "/etc/periodic",
          "/etc/pkg",
          "/etc/rc.d",
          "/etc/ssh",
          "/lib",
          "/libexec",
          "/media",
          "/mnt",
          "/net",
          "/proc",
          "/rescue",
          "/root",
          "/sbin",
          "/tmp",
          "/usr/bin",
          "/usr/include",
          "/usr/lib",
          "/usr/lib32",
          "/usr/libdata",
          "/usr/libexec",
          "/usr/obj",
          "/usr/local",
          "/usr/sbin",
          "/usr/share",
          "/usr/src",
          "/var/cache/pkg",
          "/var/db/pkg",
          "/var/log",
          "/var/run",
          "/var/spool",
          "/var/tmp");

  private static final String PASSWD =
      """
      root:*:0:0:Charlie &:/root:/bin/csh
      toor:*:0:0:Bourne-again Superuser:/root:
      daemon:*:1:1:Owner of many system processes:/root:/usr/sbin/nologin
      operator:*:2:5:System &:/:/usr/sbin/nologin
      bin:*:3:7:Binaries Commands and Source:/:/usr/sbin/nologin
      sshd:*:22:22:Secure Shell Daemon:/var/empty:/usr/sbin/nologin
      www:*:80:80:World Wide Web Owner:/nonexistent:/usr/sbin/nologin
      nobody:*:65534:65534:Unprivileged user:/nonexistent:/usr/sbin/nologin
      """;

  private static final String GROUP =
      """
      wheel:*:0:root
      daemon:*:1:
      kmem:*:2:
      sys:*:3:
      tty:*:4:
      operator:*:5:root
      bin:*:7:
      sshd:*:22:
      www:*:80:
      nogroup:*:65533:
      nobody:*:65534:
      """;

  private static final String SYSCTL_CONF =
      """
      # $FreeBSD$
      #
      #  This file is read when going to multi-user and its contents piped thru
      #  ``sysctl'' to adjust kernel values.  ``man 5 sysctl.conf'' for details.
      #

      # Uncomment this to prevent users from seeing information about processes that
      # are being run under another UID.
      #security.bsd.see_other_uids=0
      """;

  private static final String SSHD_CONFIG =
      """
      # The defaults of sshd_config(5) hold for everything that is not set here.
      Subsystem\tsftp\t/usr/libexec/sftp-server
      """;

  /** When the files were made that a release's tar holds: 13.2-RELEASE is of 2023-04-07. */
  private static final Instant RELEASED = Instant.parse("2023-04-07T04:13:46Z");

  /** The trees, by release; there are as many as there are releases in use. */
  private static final Map<String, Node.Folder> TREES = new ConcurrentHashMap<>();

  private BaseDistribution() {}

  /**
   * Puts the base system below the root of {@code files}.
   *
   * @param release such as 13.2-RELEASE
   */
  public static void lay(FileView files, String release) throws FileRefused {
    files.lay(TREES.computeIfAbsent(release, BaseDistribution::tree));
  }

  private static Node.Folder tree(String release) {
    World world =
        new World(
            Node.Folder.empty(Attributes.root(0755, RELEASED.getEpochSecond())),
            Facts.NONE,
            InstantSource.fixed(RELEASED));
    try {
      make(world.files(Place.HOST), release);
    } catch (FileRefused e) {
      throw new IllegalStateException("the base system fits into an empty tree", e);
    }
    return world.fileSystem().root();
  }

  private static void make(FileView files, String release) throws FileRefused {
    for (String folder : FOLDERS) {
      files.makeFolders(folder);
    }
    files.changeMode("/tmp", new FileMode(01777));
    files.changeMode("/dev", new FileMode(0555));
    files.changeMode("/proc", new FileMode(0555));
    files.symlink("/sys", "usr/src/sys");
    files.write("/.cshrc", "# csh(1) of root\n");
    files.write("/.profile", "# sh(1) of root\n");
    files.write("/COPYRIGHT", "See the FreeBSD Project's copyright.\n");
    files.changeMode("/COPYRIGHT", new FileMode(0444));
    files.write("/etc/passwd", PASSWD);
    files.write("/etc/group", GROUP);
    files.write("/etc/ssh/sshd_config", SSHD_CONFIG);
    files.write("/etc/sysctl.conf", SYSCTL_CONF);
    files.write("/bin/freebsd-version", "#!/bin/sh\nUSERLAND_VERSION=\"" + release + "\"\n");
    files.changeMode("/bin/freebsd-version", new FileMode(0555));
  }
}
