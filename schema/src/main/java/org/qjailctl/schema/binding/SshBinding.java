package org.qjailctl.schema.binding;

import java.util.Optional;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** The key {@code ssh} of a jail. */
final class SshBinding {

  /** Comes with sshd(8) and a user of its own (qjail 5.0). */
  private static final String SHIPPED = "ssh-default";

  private SshBinding() {}

  /** Whether qjail is to make a user for ssh. */
  static boolean read(Section jail, Optional<FlavorName> flavor) {
    Optional<Placed<Boolean>> ssh = jail.flag("ssh").filter(Placed::value);
    if (ssh.isEmpty()) {
      return false;
    }
    if (flavor.filter(name -> name.value().equals(SHIPPED)).isPresent()) {
      report(
          jail,
          ssh.get(),
          "The flavor ssh-default brings sshd and a user already.",
          "Leave out ssh, or take another flavor.");
    } else if (jail.has("image")) {
      report(
          jail,
          ssh.get(),
          "qjail writes into the jail's rc.conf while its image is not mounted, and so does not.",
          "Leave out ssh or image; sshd can be set up in the running jail.");
    } else {
      jail.reading()
          .problems()
          .report(
              ManifestCode.SSH_USER,
              ssh.get().place(),
              "qjail makes a user of the group wheel whose password is the jail's name.",
              "Log in at once and change it, or set up users with keys in the running jail.");
    }
    return true;
  }

  private static void report(Section jail, Placed<Boolean> ssh, String detail, String remedy) {
    jail.reading().problems().report(ManifestCode.SSH_UNFIT, ssh.place(), detail, remedy);
  }
}
