package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Daemon;
import org.qjailctl.executors.simulated.world.Daemons;

/** The script of a daemon that is nothing but started and stopped, in the words of rc.subr(8). */
public final class DaemonScript implements RcScript {

  private final String name;

  public DaemonScript(String name) {
    this.name = name;
  }

  @Override
  public Result run(Invocation invocation, String command, List<String> arguments) {
    boolean forced = command.startsWith("one") || command.startsWith("force");
    String action = command.replaceFirst("^(one|force|quiet|fast)", "");
    if (!List.of("start", "stop", "restart", "reload", "status").contains(action)) {
      return RcScript.usage(name, command);
    }
    if (!forced && !action.equals("status") && !Sysrc.isYes(invocation, rcvar(name))) {
      return notEnabled(name, command, rcvar(name));
    }
    return switch (action) {
      case "start" -> start(invocation);
      case "stop" -> stop(invocation);
      case "restart" -> stop(invocation).then(start(invocation));
      case "reload" -> running(invocation).isPresent() ? Result.SILENT : notRunning();
      default -> status(invocation);
    };
  }

  /** Recording 10: the refusal is printed and the exit status is 0. */
  public static Result notEnabled(String name, String command, String rcvar) {
    return Result.printed(
        "Cannot '%s' %s. Set %s to YES in /etc/rc.conf or use 'one%s' instead of '%s'.\n"
            .formatted(command, name, rcvar, command, command));
  }

  private Optional<Daemon> running(Invocation invocation) {
    return invocation.world().daemons().find(invocation.place(), name);
  }

  private Result start(Invocation invocation) {
    Optional<Daemon> running = running(invocation);
    if (running.isPresent()) {
      return Result.of(1, name + " already running? (pid=" + running.get().pid() + ").\n", "");
    }
    invocation.world().daemons().start(invocation.place(), name, invocation.now());
    return Result.printed("Starting " + name + ".\n");
  }

  private Result stop(Invocation invocation) {
    Daemons daemons = invocation.world().daemons();
    Optional<Daemon> running = running(invocation);
    if (running.isEmpty()) {
      return notRunning();
    }
    daemons.stop(invocation.place(), name);
    return Result.printed(
        "Stopping " + name + ".\nWaiting for PIDS: " + running.get().pid() + ".\n");
  }

  private Result status(Invocation invocation) {
    return running(invocation)
        .map(d -> Result.printed(name + " is running as pid " + d.pid() + ".\n"))
        .orElseGet(() -> Result.of(1, name + " is not running.\n", ""));
  }

  private Result notRunning() {
    return Result.of(1, name + " not running?\n", "");
  }
}
