package org.qjailctl.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.secret.SecretResolver;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.plan.PlanSelection;
import org.qjailctl.planner.doctor.DoctorCode;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.schema.Example;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says more about a diagnostic's code. */
@Command(name = "explain", description = "Says more about a diagnostic's code, such as QJ0201.")
final class ExplainCommand implements Action {

  private static final String ABOUT_A_HOST =
      "This is about the host: `qjailctl plan` says what was found there. Nothing is changed on the"
          + " host\nwhile it is an error.";

  private static final String ABOUT_FITNESS =
      "`qjailctl doctor` looks at this: the sentence above says what holds where all is well. Where"
          + " it\n"
          + "does not hold, doctor says what was found there, why that matters, and what to type.";

  private final Context context;

  @Parameters(paramLabel = "CODE", description = "The code of the diagnostic.")
  private String code = "";

  ExplainCommand(Context context) {
    this.context = context;
  }

  /** What is said of one code, and perhaps how it comes about. */
  private record Entry(
      String code,
      String summary,
      Supplier<String> explanation,
      Supplier<Optional<Example>> example) {

    Entry(String code, String summary, Supplier<String> explanation) {
      this(code, summary, explanation, Optional::empty);
    }
  }

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
    found.get().explanation().get().lines().map(Line::of).forEach(context.out()::print);
    found.get().example().get().ifPresent(this::print);
    return ExitCode.OK;
  }

  private void print(Example example) {
    context.out().print(Line.EMPTY);
    switch (example) {
      case Example.Told(String words) -> context.out().print(Line.of("For example: " + words));
      case Example.Broken broken -> {
        context.out().print(Line.of("For example, of"));
        context.out().print(Line.EMPTY);
        broken.text().lines().map(line -> Line.of("    " + line)).forEach(context.out()::print);
        context.out().print(Line.EMPTY);
        context.out().print(Line.of("it is said:"));
        context.out().print(Line.EMPTY);
        context
            .out()
            .print(
                DiagnosticText.one(broken.said().getFirst(), Optional.of(broken.read().sources())));
      }
    }
  }

  private static Optional<Entry> entry(String code) {
    return entries().filter(entry -> entry.code().equals(code)).findFirst();
  }

  private static List<String> codes() {
    return entries().map(Entry::code).toList();
  }

  private static String ofPlan(PlanCode kind) {
    return PlanExplanations.of(kind.code()) + "\n\n" + ABOUT_A_HOST;
  }

  /** Explanations are read from a file, so only the one that is wanted is made. */
  private static Stream<Entry> entries() {
    Stream<Entry> manifest =
        Arrays.stream(ManifestCode.values())
            .map(
                kind ->
                    new Entry(
                        kind.code().value(),
                        kind.summary(),
                        kind::explanation,
                        () -> Optional.of(Example.of(kind))));
    Stream<Entry> plan =
        Arrays.stream(PlanCode.values())
            .map(kind -> new Entry(kind.code().value(), kind.summary(), () -> ofPlan(kind)));
    Stream<Entry> doctor =
        Arrays.stream(DoctorCode.values())
            .map(kind -> new Entry(kind.code().value(), kind.summary(), () -> ABOUT_FITNESS));
    Entry secret =
        new Entry(
            SecretResolver.UNAVAILABLE.value(),
            SecretResolver.SUMMARY,
            () -> SecretResolver.EXPLANATION);
    Entry partial =
        new Entry(
            PlanSelection.PARTIAL.value(),
            PlanSelection.SUMMARY,
            () ->
                "--target names resources, and the plan holds these and what they need. What else"
                    + " differs from\nthe manifest stays as it is until you plan without it.");
    return Stream.of(manifest, plan, doctor, Stream.of(secret, partial)).flatMap(all -> all);
  }
}
