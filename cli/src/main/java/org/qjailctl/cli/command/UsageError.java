package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.schema.problem.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our words. */
public final class UsageError {

  private UsageError() {}

  /** What to print for {@code problem}. */
  public static List<Line> of(ParameterException problem) {
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    String name = command.qualifiedName();
    String help =
        command.parent() == null
            ? "`qjailctl help` lists the commands."
            : "`qjailctl help " + command.name() + "` explains the command.";
    return lines(name + ": " + sentence(problem, command), help);
  }

  static List<Line> lines(String problem, String remedy) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Style.REMOVED, "error: ").and(problem));
    if (!remedy.isEmpty()) {
      lines.add(Line.of("  " + remedy));
    }
    return lines;
  }

  private static String sentence(ParameterException problem, CommandSpec command) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched(), command);
      case MissingParameterException missing -> missing(missing);
      case OverwrittenOptionException twice -> label(twice.getOverwritten()) + " is given twice.";
      default ->
          Optional.ofNullable(problem.getArgSpec())
              .map(argument -> refused(argument, String.valueOf(problem.getValue())))
              .orElse("the command line is not understood.");
    };
  }

  private static String unmatched(List<String> words, CommandSpec command) {
    String word = words.get(0);
    if (word.startsWith("-")) {
      String plain = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      List<String> options =
          command.options().stream().flatMap(option -> Stream.of(option.names())).toList();
      boolean known = options.contains(plain);
      return known
          ? plain + " takes no value."
          : "there is no option \""
              + plain
              + "\"."
              + meant(plain, options, ForeignWord.option(plain));
    }
    if (command.parent() == null) {
      List<String> commands = List.copyOf(command.subcommands().keySet());
      return "there is no command \""
          + word
          + "\"."
          + meant(word, commands, ForeignWord.command(word));
    }
    return "\"" + word + "\" is one argument too many.";
  }

  private static String meant(String word, List<String> known, Optional<String> instead) {
    return instead
        .or(() -> Nearest.to(word, known).map(near -> "Did you mean " + near + "?"))
        .map(hint -> " " + hint)
        .orElse("");
  }

  private static String missing(MissingParameterException problem) {
    List<ArgSpec> missing = problem.getMissing();
    ArgSpec first = missing.isEmpty() ? problem.getArgSpec() : missing.get(0);
    return first.isOption()
        ? label(first) + " needs a value: " + first.paramLabel() + "."
        : first.paramLabel() + " is missing.";
  }

  private static String refused(ArgSpec argument, String value) {
    List<String> words = new ArrayList<>();
    Optional.ofNullable(argument.completionCandidates()).ifPresent(all -> all.forEach(words::add));
    if (argument.converters().length > 0 && argument.converters()[0] instanceof Seconds) {
      return label(argument) + " is a time: seconds, or 90s, 2m, 1h; not \"" + value + "\".";
    }
    return words.isEmpty()
        ? label(argument) + " cannot be \"" + value + "\"."
        : label(argument) + " is one of " + String.join(", ", words) + ", not \"" + value + "\".";
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** For a command line without a command. */
  public static List<Line> noCommand(CommandLine root) {
    return root.getUsageMessage(CommandLine.Help.Ansi.OFF).lines().map(Line::of).toList();
  }
}
