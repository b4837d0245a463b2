package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.plan.JailAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops and starts jails, and looks after each. */
@Command(
    name = "restart",
    description = "Stops and starts jails; one that does not run is started.",
    sortOptions = false)
final class RestartCommand implements Action {

  private final Context context;

  @Parameters(paramLabel = "JAIL", arity = "1..*", description = "The jails' names.")
  private List<String> jails = new ArrayList<>();

  @Mixin private JailHost target = new JailHost();

  RestartCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    return new JailWork(context).of(target, new JailAction.Restart(), jails);
  }
}
