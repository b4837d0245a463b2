package org.qjailctl.executors.simulated.base;

import java.util.Map;
import java.util.stream.Collectors;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Daemon;

/**
 * {@code sockstat -4l [-q] [-p PORT]} (recording 13). A daemon listens on its service's usual port
 * as soon as it runs.
 */
public final class Sockstat implements Program {

  private static final Map<String, Integer> PORTS = Map.of("sshd", 22, "postgresql", 5432);

  private static final String HEAD =
      "USER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS      \n";

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "46lqp:P:");
    if (options.unknown().isPresent()) {
      return Result.failed(1, "sockstat: the simulated host knows -4, -6, -l, -q, -p and -P");
    }
    String lines =
        invocation.world().daemons().all().stream()
            .filter(daemon -> sees(invocation, daemon))
            .filter(daemon -> PORTS.containsKey(daemon.service()))
            .filter(daemon -> options.value('p').map(port(daemon)::equals).orElse(true))
            .map(Sockstat::line)
            .collect(Collectors.joining());
    return Result.printed((options.has('q') ? "" : HEAD) + lines);
  }

  /** The host sees the sockets of its jails too. */
  private static boolean sees(Invocation invocation, Daemon daemon) {
    return invocation.place().jail().isEmpty() || daemon.jail().equals(invocation.place().jail());
  }

  private static String port(Daemon daemon) {
    return String.valueOf(PORTS.get(daemon.service()));
  }

  private static String line(Daemon daemon) {
    return "%-8s %-10s %-5d 3  tcp4   *:%-19s *:*\n"
        .formatted("root", daemon.service(), daemon.pid(), port(daemon));
  }
}
