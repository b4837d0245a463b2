package org.qjailctl.cli.command;

import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.schema.problem.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of all commands or of one. */
@Command(name = "help", description = "Shows this help, or a command's.")
final class HelpCommand implements Action {

  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command to explain.")
  private Optional<String> topic = Optional.empty();

  HelpCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() {
    CommandLine all = spec.parent().commandLine();
    if (topic.isEmpty()) {
      return shown(all);
    }
    CommandLine one = all.getSubcommands().get(topic.get());
    if (one != null) {
      return shown(one);
    }
    String meant =
        Nearest.to(topic.get(), all.getSubcommands().keySet())
            .map(near -> "Did you mean " + near + "?")
            .orElse("`qjailctl help` lists the commands.");
    context
        .err()
        .print(
            UsageError.lines("qjailctl help: there is no command \"" + topic.get() + "\".", meant));
    return ExitCode.USAGE;
  }

  private ExitCode shown(CommandLine command) {
    context.out().printDocument(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
    return ExitCode.OK;
  }
}
