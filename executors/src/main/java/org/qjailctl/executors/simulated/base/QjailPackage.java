package org.qjailctl.executors.simulated.base;

import java.util.LinkedHashMap;
import java.util.Map;

/** The files of the package qjail: the script, its boot script, and the flavors that it ships. */
public final class QjailPackage {

  private static final String EXAMPLES = "/usr/local/share/examples/qjail/";
  private static final String SCRIPT = "# qjail 5.0\n";

  private QjailPackage() {}

  /** Text by absolute path. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("/usr/local/bin/qjail", SCRIPT);
    files.put("/usr/local/bin/qjail.vnet.be", SCRIPT);
    files.put("/usr/local/etc/rc.d/qjail.bootime", SCRIPT);
    files.put("/usr/local/etc/qjail.portsnap.conf.sample", "# portsnap.conf(5)\n");
    files.put("/usr/local/etc/qjail.portsnap.conf", "# portsnap.conf(5)\n");
    for (String flavor : new String[] {"default/", "ssh-default/"}) {
      String root = EXAMPLES + flavor;
      files.put(root + "etc/make.conf", "WITHOUT_X11=yes\n");
      files.put(root + "etc/motd", "A jail made by qjail.\n");
      files.put(root + "etc/periodic.conf", "daily_status_network_enable=\"NO\"\n");
      files.put(root + "etc/rc.conf", RC_CONF);
      files.put(root + "root/.cshrc", "# csh(1) of root in a jail\n");
      files.put(root + "usr/local/etc/pkg.conf", "ASSUME_ALWAYS_YES = true;\n");
      files.put(root + "usr/local/etc/sudoers", "root ALL=(ALL) ALL\n");
    }
    files.put(EXAMPLES + "ssh-default/etc/rc.conf", RC_CONF + "sshd_enable=\"YES\"\n");
    files.put(EXAMPLES + "ssh-default/etc/ssh/sshd_config", "UseDNS no\n");
    files.put(EXAMPLES + "ssh-default/usr/home/qjail/.profile", "# sh(1) of the user qjail\n");
    return files;
  }

  /** What suits a jail: no devices to look after, no mail, no clock. */
  private static final String RC_CONF =
      """
      sendmail_enable="NONE"
      sendmail_submit_enable="NO"
      sendmail_outbound_enable="NO"
      sendmail_msp_queue_enable="NO"
      syslogd_flags="-ss"
      cron_flags="$cron_flags -J 15"
      """;
}
