package org.qjailctl.executors.simulated.qjail;

import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * Makes a jail run sshd(8), and its next start add a user called as the jail; the script's
 * one_time_ssh.
 */
final class SshOnce {

  private SshOnce() {}

  static Definition prepare(Session session, Definition jail) throws FileRefused {
    append(session, jail.root() + "/etc/rc.conf", "sshd_enable=YES\n");
    append(session, jail.root() + "/etc/ssh/sshd_config", "UseDNS no\n");
    return jail.with("poststartssh", "yes");
  }

  private static void append(Session session, String path, String line) throws FileRefused {
    session.files().replace(path, session.files().text(path).orElse("") + line);
  }
}
