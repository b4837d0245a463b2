package org.qjailctl.executors.simulated.world;

import java.util.List;

/** The files of a fresh installation: the base system's, and what its installer adds. */
final class StockFiles {

  private static final List<String> FOLDERS =
      List.of("/usr/home", "/usr/local/bin", "/usr/local/etc/rc.d", "/usr/local/sbin");

  private static final String RC_CONF =
      """
      hostname="freebsd"
      ifconfig_em0="DHCP"
      sshd_enable="YES"
      dumpdev="NO"
      """;

  private StockFiles() {}

  static void lay(FileView files) {
    try {
      BaseDistribution.lay(files, "13.2-RELEASE");
      for (String folder : FOLDERS) {
        files.makeFolders(folder);
      }
      files.write("/etc/rc.conf", RC_CONF);
      files.write("/etc/resolv.conf", "nameserver 10.0.2.3\n");
      files.write("/etc/localtime", "TZif2\n");
      files.write("/etc/newsyslog.conf", "# newsyslog.conf(5)\n");
      files.write("/etc/fstab", "/dev/gpt/rootfs\t/\tufs\trw\t1\t1\n");
    } catch (FileRefused e) {
      throw new IllegalStateException("the stock files fit into an empty tree", e);
    }
  }
}
