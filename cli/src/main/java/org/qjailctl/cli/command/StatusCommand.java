package org.qjailctl.cli.command;

import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.StatusText;
import org.qjailctl.core.host.HostUnreachable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the jails as they are. */
@Command(
    name = "status",
    description = "Shows the jails as they are, and how they differ from the manifest.",
    sortOptions = false)
final class StatusCommand implements Action {

  private final Context context;

  @Mixin private Target target = new Target();

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    return Comparison.looking(context)
        .of(
            target,
            compared -> {
              context
                  .out()
                  .print(StatusText.of(compared.manifest(), compared.state(), compared.plan()));
              return Refusal.of(compared.plan()) == ExitCode.UNREACHABLE
                  ? ExitCode.UNREACHABLE
                  : ExitCode.OK;
            });
  }
}
