package org.qjailctl.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.secret.SecretResolver;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says more about a diagnostic's code. */
@Command(name = "explain", description = "Says more about a diagnostic's code, such as QJ0201.")
final class ExplainCommand implements Action {

  private final Context context;

  @Parameters(paramLabel = "CODE", description = "The code behind the diagnostic.")
  private String code = "";

  ExplainCommand(Context context) {
    this.context = context;
  }

  /** What is said of one code. */
  private record Entry(String code, String summary, String explanation) {}

  @Override
  public ExitCode run() {
    String wanted = code.toUpperCase(Locale.ROOT);
    Optional<Entry> found = entry(wanted);
    if (found.isEmpty()) {
      String remedy =
          Nearest.to(wanted, codes()).map(near -> "Did you mean " + near + "?").orElse("");
      context.err().print(UsageError.lines("qjailctl explain: no code \"" + code + "\".", remedy));
      return ExitCode.USAGE;
    }
    context.out().print(Line.of(Style.BOLD, found.get().code()).and("  " + found.get().summary()));
    context.out().print(Line.EMPTY);
    found.get().explanation().lines().map(Line::of).forEach(context.out()::print);
    return ExitCode.OK;
  }

  private static Optional<Entry> entry(String code) {
    if (code.equals(SecretResolver.UNAVAILABLE.value())) {
      return Optional.of(new Entry(code, SecretResolver.SUMMARY, SecretResolver.EXPLANATION));
    }
    return Arrays.stream(ManifestCode.values())
        .filter(kind -> kind.code().value().equals(code))
        .findFirst()
        .map(kind -> new Entry(code, kind.summary(), kind.explanation()));
  }

  private static List<String> codes() {
    return Stream.concat(
            Arrays.stream(ManifestCode.values()).map(kind -> kind.code().value()),
            Stream.of(SecretResolver.UNAVAILABLE.value()))
        .toList();
  }
}
