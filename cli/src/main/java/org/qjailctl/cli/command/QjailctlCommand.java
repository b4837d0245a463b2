package org.qjailctl.cli.command;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command above all commands. */
@Command(
    name = "qjailctl",
    description = "Makes a FreeBSD host's jails match a manifest.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 done; 1 a step failed or the plan is refused; 2 changes (with",
      "--detailed-exitcode); 3 a check fails; 4 the host puts its network back; 64 usage;",
      "65 bad manifest; 69 host unreachable; 70 a bug; 74 output lost; 75 try again:",
      "somebody else works on the host, or a saved plan is stale; 130 interrupted."
    })
public final class QjailctlCommand {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  @SuppressWarnings("unused") // picocli looks at it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      description = "Shows the version, as `qjailctl version` does.")
  private boolean version;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Never colours; so does NO_COLOR in the environment.")
  @SuppressWarnings("unused") // counts in a command line that cannot be parsed, too
  private boolean noColour;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Shows where in the program a bug happened.")
  @SuppressWarnings("unused") // as above
  private boolean debug;

  private final Context context;

  private QjailctlCommand(Context context) {
    this.context = context;
  }

  /** What to do if no command is given: print the version, if that is asked for. */
  public Optional<Action> withoutCommand() {
    return version ? Optional.of(new VersionCommand(context)) : Optional.empty();
  }

  /** All commands, ready to parse a command line. */
  public static CommandLine line(Context context) {
    CommandLine line = new CommandLine(new QjailctlCommand(context));
    line.addSubcommand(new ValidateCommand(context))
        .addSubcommand(new PlanCommand(context))
        .addSubcommand(new ApplyCommand(context))
        .addSubcommand(new StatusCommand(context))
        .addSubcommand(new StartCommand(context))
        .addSubcommand(new StopCommand(context))
        .addSubcommand(new RestartCommand(context))
        .addSubcommand(new ArchiveCommand(context))
        .addSubcommand(new RestoreCommand(context))
        .addSubcommand(new ConsoleCommand(context))
        .addSubcommand(new DoctorCommand(context))
        .addSubcommand(new TraceCommand(context))
        .addSubcommand(new ImportCommand(context))
        .addSubcommand(new SimulateCommand(context))
        .addSubcommand(new ExplainCommand(context))
        .addSubcommand(new SchemaCommand(context))
        .addSubcommand(new VersionCommand(context))
        .addSubcommand(new HelpCommand(context));
    line.setExpandAtFiles(false);
    line.setInterpolateVariables(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    return line;
  }
}
