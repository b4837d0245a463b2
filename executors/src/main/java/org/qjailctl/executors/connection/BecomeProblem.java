package org.qjailctl.executors.connection;

import java.util.Locale;
import java.util.Optional;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.host.HostUnreachable;

/** Why a user did not become root, from what doas, sudo or the login shell said in English. */
public final class BecomeProblem {

  private BecomeProblem() {}

  /**
   * The problem that {@code stderr} tells of, when it does.
   *
   * @param where the host, as people name it
   */
  public static Optional<HostUnreachable> in(String stderr, Become become, String where) {
    String said = stderr.toLowerCase(Locale.ROOT);
    String tool = become.toString();
    if (become == Become.NONE || !said.contains(tool)) {
      return Optional.empty();
    }
    if (said.contains("not found")
        || said.contains("unknown command")
        || said.contains("cannot run program")) {
      return Optional.of(
          new HostUnreachable(
              tool + " is not installed on " + where + ", or not in its PATH.",
              "Install it there (pkg install "
                  + tool
                  + "), or log in as root with --become none."));
    }
    if (said.contains("password is required")
        || said.contains("authentication required")
        || said.contains("authorization required")
        || said.contains("a tty is required")) {
      return Optional.of(
          new HostUnreachable(
              tool + " on " + where + " asks for a password, and nobody is there to type one.",
              switch (become) {
                case DOAS ->
                    "Give the user a rule with `nopass` in /usr/local/etc/doas.conf there.";
                case SUDO -> "Give the user a rule with `NOPASSWD:` in sudoers there (visudo).";
                case NONE -> "";
              }));
    }
    if (said.contains("operation not permitted")
        || said.contains("not in the sudoers")
        || said.contains("not allowed to")
        || said.contains("may not run")) {
      return Optional.of(
          new HostUnreachable(
              tool + " on " + where + " does not let this user become root.",
              "Allow it to run /bin/sh as root in "
                  + (become == Become.DOAS ? "/usr/local/etc/doas.conf" : "sudoers")
                  + " there, or log in as another user."));
    }
    return Optional.empty();
  }
}
