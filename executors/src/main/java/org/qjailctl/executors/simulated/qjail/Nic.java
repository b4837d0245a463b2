package org.qjailctl.executors.simulated.qjail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the script looks at network interfaces. */
final class Nic {

  private static final Pattern DEFAULT = Pattern.compile("interface: (\\S+)");

  private Nic() {}

  /** A substring match in ifconfig's output: {@code l} passes, as recorded. */
  static boolean known(Session session, String name) {
    return session.outputOf("ifconfig").contains(name);
  }

  /** The interface of the default route, which a jail gets whose call names none. */
  static String ofDefaultRoute(Session session) {
    Matcher route = DEFAULT.matcher(session.outputOf("route", "-n", "get", "-inet", "default"));
    return Optional.of(route).filter(Matcher::find).map(m -> m.group(1)).orElse("");
  }
}
