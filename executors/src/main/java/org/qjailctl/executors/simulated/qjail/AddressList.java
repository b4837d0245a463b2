package org.qjailctl.executors.simulated.qjail;

import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.world.FileRefused;

/** The addresses that a call gives a jail. Nothing looks at whether they are addresses. */
final class AddressList {

  private AddressList() {}

  static void refusePrefix(Session session, String version, String list) throws Ended, FileRefused {
    if (list.contains("/")) {
      session.say("Error Invalid -" + version + " syntax");
      throw session.ends("<ip_address>/<netmask> syntax is not allowed.");
    }
  }

  /**
   * Warns of addresses that other jails have; the script's verify_ip, which looks with {@code grep
   * -Rw} through the definitions of all zones.
   */
  static void warn(Session session, String variable, String list, String jail) throws FileRefused {
    if (!session.files().isFolder(Zone.GLOBAL)) {
      return;
    }
    for (String address : list.split(",")) {
      Pattern word = Pattern.compile("(?<![A-Za-z0-9_])" + grep(address) + "(?![A-Za-z0-9_])");
      for (String file : session.files().list(Zone.GLOBAL)) {
        boolean has =
            session
                .files()
                .text(Zone.GLOBAL + "/" + file)
                .orElse("")
                .lines()
                .anyMatch(l -> l.startsWith(variable + "=") && word.matcher(l).find());
        if (has && !file.equals(jail)) {
          session.say(
              "Warning: Existing jail %s is already assigned IP address %s"
                  .formatted(file, address));
        }
      }
    }
  }

  /** A basic regular expression, in which a dot stands for any character. */
  private static String grep(String address) {
    return Pattern.quote(address).replace(".", "\\E.\\Q");
  }
}
