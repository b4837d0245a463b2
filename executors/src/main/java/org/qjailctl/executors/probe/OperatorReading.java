package org.qjailctl.executors.probe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.SshConnection;

/**
 * The ssh connection through which the host is asked: sshd(8) tells it each session in
 * SSH_CONNECTION. doas(1) and sudo(8) take it away; the hosts that use them hand it past them.
 */
final class OperatorReading {

  /** The client's address and port, the server's address and port. */
  private static final Pattern CONNECTION =
      Pattern.compile("(\\S+) [0-9]{1,5} (\\S+) ([0-9]{1,5})");

  private OperatorReading() {}

  /** Not knowing it is no trouble: then nothing is known to be cut. */
  static Reading<Fact<Optional<SshConnection>>> of() {
    return Reading.of(
        Operation.Run.of("printenv", "SSH_CONNECTION"), outcome -> Fact.known(read(outcome)));
  }

  private static Optional<SshConnection> read(Outcome outcome) {
    Matcher told = CONNECTION.matcher(outcome.stdout().utf8().strip());
    if (!outcome.good() || !told.matches()) {
      return Optional.empty();
    }
    Optional<IpAddress> client = address(told.group(1));
    Optional<IpAddress> server = address(told.group(2));
    int port = Integer.parseInt(told.group(3));
    return client.isPresent() && server.isPresent() && port >= 1 && port <= 65535
        ? Optional.of(new SshConnection(client.get(), server.get(), new Port(port)))
        : Optional.empty();
  }

  /** Without the zone of a link-local address. */
  private static Optional<IpAddress> address(String text) {
    return IpAddress.parse(text.split("%", 2)[0]).toOptional();
  }
}
