package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.plan.JailAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Archives jails. */
@Command(
    name = "archive",
    description = "Archives jails to /usr/jails/archive, and reads each archive to its end.",
    sortOptions = false)
final class ArchiveCommand implements Action {

  private final Context context;

  @Parameters(paramLabel = "JAIL", arity = "1..*", description = "The jails' names.")
  private List<String> jails = new ArrayList<>();

  @Mixin private JailHost target = new JailHost();

  @Option(
      names = "--stop",
      description = "A jail that runs goes down for the archive and comes back.")
  private boolean stop;

  ArchiveCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    return new JailWork(context).of(target, new JailAction.Archive(stop), jails);
  }
}
