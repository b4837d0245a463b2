package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.plan.JailAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts jails, and looks whether they run. */
@Command(
    name = "start",
    description = "Starts jails; one that runs already is left alone.",
    sortOptions = false)
final class StartCommand implements Action {

  private final Context context;

  @Parameters(paramLabel = "JAIL", arity = "1..*", description = "The jails' names.")
  private List<String> jails = new ArrayList<>();

  @Mixin private JailHost target = new JailHost();

  StartCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    return new JailWork(context).of(target, new JailAction.Start(), jails);
  }
}
