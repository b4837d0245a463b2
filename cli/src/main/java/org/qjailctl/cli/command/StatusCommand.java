package org.qjailctl.cli.command;

import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.StatusText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.HostUnreachable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the jails as they are. */
@Command(
    name = "status",
    description = "Shows the jails as they are, and how they differ from the manifest.",
    sortOptions = false)
final class StatusCommand implements Action {

  private final Context context;

  @Mixin private Target target = new Target();

  @Mixin private AskArguments ask = new AskArguments();

  @Option(names = "--check", description = "Asks the manifest's checks, too: exits 3 if one fails.")
  private boolean check;

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    return Comparison.looking(context)
        .asking(ask.asking())
        .of(
            target,
            compared -> {
              context
                  .out()
                  .print(StatusText.of(compared.manifest(), compared.state(), compared.plan()));
              if (Refusal.of(compared.plan()) == ExitCode.UNREACHABLE) {
                return ExitCode.UNREACHABLE;
              }
              return check ? checked(compared) : ExitCode.OK;
            });
  }

  private ExitCode checked(Comparison.Compared compared) throws HostUnreachable {
    context.out().print(Line.EMPTY);
    if (compared.plan().refused()) {
      context.err().print(Line.of("Nothing was checked: see the errors."));
      return ExitCode.ERROR;
    }
    if (compared.plan().checks().isEmpty()) {
      context.out().print(Line.of("The manifest has no checks."));
      return ExitCode.OK;
    }
    return new Checking(context, Optional.empty())
        .of(compared.plan(), compared.engine(), context.terminal().interrupts(() -> {}));
  }
}
