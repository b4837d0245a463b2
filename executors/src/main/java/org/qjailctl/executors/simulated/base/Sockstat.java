package org.qjailctl.executors.simulated.base;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.RunningJail;

/** {@code sockstat -4l [-q] [-p PORTS] [-j JAIL]}, in the columns of recording 13. */
public final class Sockstat implements Program {

  private static final String HEADER =
      "USER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS      \n";

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "46cCf:ij:Llnp:P:qSsUuvw");
    if (options.unknown().isPresent()) {
      return Result.failed(1, "usage: sockstat [-46CciLlnqSsUuvw] [-f fib] [-j jail] [-p ports]");
    }
    Optional<String> jail = invocation.place().jail();
    boolean hostOnly = options.value('j').filter("0"::equals).isPresent();
    if (options.has('j') && !hostOnly) {
      String wanted = options.value('j').orElse("");
      Optional<RunningJail> found = invocation.world().jails().find(wanted);
      if (found.isEmpty()) {
        return Result.failed(1, "sockstat: jail \"" + wanted + "\" not found");
      }
      jail = found.map(RunningJail::name);
    }
    List<String> ports = options.value('p').map(p -> Arrays.asList(p.split(","))).orElse(List.of());
    StringBuilder text = new StringBuilder(options.has('q') ? "" : HEADER);
    for (Listener one : Listener.all(invocation.world())) {
      boolean visible = hostOnly ? one.jail().isEmpty() : jail.isEmpty() || one.jail().equals(jail);
      if (visible && (ports.isEmpty() || ports.contains(Integer.toString(one.port())))) {
        text.append(
            "%-8s %-10s %-5d %-2d %-6s %-21s *:*\n"
                .formatted(
                    one.user(),
                    one.command(),
                    one.pid(),
                    one.descriptor(),
                    "tcp4",
                    one.address() + ":" + one.port()));
      }
    }
    return Result.printed(text.toString());
  }
}
