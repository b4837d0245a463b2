package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.Listener;

/** The TCP sockets on which the host's own processes listen, by sockstat(1) (recording 13). */
final class ListenersReading {

  /** {@code USER COMMAND PID FD PROTO LOCAL FOREIGN}; a command's name may hold blanks. */
  private static final Pattern LINE =
      Pattern.compile("\\S+\\s+(.*?)\\s+[0-9]+\\s+[0-9]+\\s+tcp\\S*\\s+(\\S+):([0-9]{1,5})\\s.*");

  private ListenersReading() {}

  /** {@code -j 0} leaves out the processes of jails: the host's have the jail id 0. */
  static Reading<Fact<List<Listener>>> ofHost() {
    return Reading.of(
        Operation.Run.of("sockstat", "-46lq", "-P", "tcp", "-j", "0"),
        outcome ->
            Trouble.unfinished("sockstat", outcome)
                .<Fact<List<Listener>>>map(Fact::unknown)
                .orElseGet(
                    () ->
                        outcome.good()
                            ? Fact.known(parse(outcome.stdout().utf8()))
                            : Fact.unknown(Trouble.ended("sockstat", outcome))));
  }

  /** The listeners of {@code text}; lines that are none are passed over. */
  static List<Listener> parse(String text) {
    List<Listener> all = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line + " ");
      if (!matcher.matches()) {
        continue;
      }
      int port = Integer.parseInt(matcher.group(3));
      Optional<IpAddress> address = IpAddress.parse(matcher.group(2).split("%", 2)[0]).toOptional();
      boolean any = matcher.group(2).equals("*");
      if (port >= 1 && port <= 65535 && (any || address.isPresent())) {
        all.add(new Listener(matcher.group(1), address, new Port(port)));
      }
    }
    return all;
  }
}
