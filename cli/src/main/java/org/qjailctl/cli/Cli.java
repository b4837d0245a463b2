package org.qjailctl.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.qjailctl.cli.command.Action;
import org.qjailctl.cli.command.Context;
import org.qjailctl.cli.command.QjailctlCommand;
import org.qjailctl.cli.command.UsageError;
import org.qjailctl.cli.engine.Engines;
import org.qjailctl.cli.process.Environment;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.process.Output;
import org.qjailctl.cli.process.Terminal;
import org.qjailctl.cli.secret.SecretStore;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.HostUnreachable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One command line from beginning to end, without a process of its own. */
final class Cli {

  private final Engines engines;

  Cli(Engines engines) {
    this.engines = engines;
  }

  /** Carries out {@code args}; never throws. */
  ExitCode run(List<String> args, Streams streams, Environment environment, Terminal terminal) {
    SecretStore secrets = new SecretStore();
    boolean colour =
        environment.variable("NO_COLOR").filter(value -> !value.isEmpty()).isEmpty()
            && !args.contains("--no-color");
    Context context =
        new Context(
            output(streams.out(), colour && terminal.showsOutput(), secrets),
            output(streams.err(), colour && terminal.showsErrors(), secrets),
            environment,
            terminal,
            engines,
            new HostServing(),
            secrets);
    try {
      return parsed(args, context);
    } catch (HostUnreachable e) {
      context.err().print(Line.of(Style.REMOVED, "error: ").and(e.getMessage()));
      context.err().print(Line.of("  " + e.remedy()));
      return ExitCode.UNREACHABLE;
    } catch (RuntimeException | StackOverflowError e) {
      bug(e, args.contains("--debug"), context.err());
      return ExitCode.BUG;
    }
  }

  private static Output output(PrintStream stream, boolean colour, SecretStore secrets) {
    return new Output(stream, colour, secrets::mask);
  }

  private static ExitCode parsed(List<String> args, Context context) throws HostUnreachable {
    CommandLine line = QjailctlCommand.line(context);
    ParseResult result;
    try {
      result = line.parseArgs(args.toArray(String[]::new));
    } catch (ParameterException e) {
      context.err().print(UsageError.of(e));
      return ExitCode.USAGE;
    }
    ParseResult innermost = innermost(result);
    if (helpRequested(result)) {
      CommandLine asked = innermost.commandSpec().commandLine();
      context.out().printDocument(asked.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return ExitCode.OK;
    }
    if (innermost.commandSpec().userObject() instanceof QjailctlCommand root
        && root.withoutCommand().isPresent()) {
      return root.withoutCommand().get().run();
    }
    if (innermost.commandSpec().userObject() instanceof Action action) {
      return action.run();
    }
    context.err().print(UsageError.noCommand(line));
    return ExitCode.USAGE;
  }

  private static ParseResult innermost(ParseResult result) {
    ParseResult innermost = result;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    return innermost;
  }

  /** Wherever -h stands: {@code qjailctl -h plan} asks for the help of plan, too. */
  private static boolean helpRequested(ParseResult result) {
    return result.isUsageHelpRequested()
        || (result.hasSubcommand() && helpRequested(result.subcommand()));
  }

  private static void bug(Throwable bug, boolean debug, Output err) {
    err.print(
        Line.of(Style.REMOVED, "error: ")
            .and("this is a bug in qjailctl: " + bug.getClass().getSimpleName())
            .and(bug.getMessage() == null ? "" : ": " + bug.getMessage()));
    if (debug) {
      Arrays.stream(bug.getStackTrace())
          .map(frame -> Line.of("    at " + frame))
          .forEach(err::print);
    } else {
      err.print(Line.of("  Run the same command with --debug, and report what it prints."));
    }
  }
}
