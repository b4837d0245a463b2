package org.qjailctl.executors.lowering;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.plan.PlannedCheck;

/** A check as an administrator would type it. */
public final class CheckLowering {

  /** nc(1) is to give up by itself, and to say why. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private CheckLowering() {}

  /**
   * What asks {@code check} once; the answer is its exit status. nc(1) is in the base system;
   * {@code -z} connects and sends nothing, {@code -v} says on standard error what came of it, and
   * {@code -n} looks up no names (contrib/netcat/netcat.c, FreeBSD 13.2). A service is asked by
   * {@code onestatus}, which answers whether or not it is enabled (rc.subr(8)).
   */
  public static Operation.Run of(PlannedCheck check) {
    Duration timeout = check.check().timeout();
    Place from = check.from();
    return switch (check.check().question()) {
      case Check.Tcp(Optional<IpAddress> address, Port port) ->
          Argv.run(
                  from,
                  List.of(
                      "nc",
                      "-znv",
                      "-w",
                      Long.toString(timeout.toSeconds()),
                      address.orElseThrow().toString(),
                      port.toString()))
              .within(timeout.plus(MARGIN));
      case Check.Command(List<String> argv, Optional<UserName> user) ->
          Operation.Run.of(Argv.in(from, user, argv)).within(timeout);
      case Check.Service(ServiceName name) ->
          Argv.run(from, List.of("service", name.value(), "onestatus")).within(timeout);
    };
  }
}
