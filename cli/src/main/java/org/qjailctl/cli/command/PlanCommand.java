package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.CheckText;
import org.qjailctl.cli.render.DiagnosticJson;
import org.qjailctl.cli.render.GuardText;
import org.qjailctl.cli.render.PlanJson;
import org.qjailctl.cli.render.PlanMarkdown;
import org.qjailctl.cli.render.PlanText;
import org.qjailctl.cli.render.RehearsalText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.schema.ReadResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what an apply would do. */
@Command(
    name = "plan",
    description = "Shows what has to change on the host, and changes nothing.",
    sortOptions = false)
final class PlanCommand implements Action {

  /** For whom the plan is printed. */
  enum Format {
    /** People. */
    TEXT,
    /** Programs. */
    JSON,
    /** Pull requests. */
    MARKDOWN;

    @Override
    public String toString() {
      return switch (this) {
        case TEXT -> "text";
        case JSON -> "json";
        case MARKDOWN -> "markdown";
      };
    }
  }

  private final Context context;

  @Mixin private Target target = new Target();

  @Mixin private ConsentArguments consent = new ConsentArguments();

  @Mixin private TargetArguments targets = new TargetArguments();

  @Mixin private AskArguments ask = new AskArguments();

  @Option(
      names = "--detailed-exitcode",
      description = "Exits 2 when there is something to change, 0 when not.")
  private boolean detailedExitCode;

  @Option(names = "--commands", description = "Shows each step's commands, too.")
  private boolean commands;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "text (the default), json or markdown.")
  private Format format = Format.TEXT;

  @Option(
      names = "--rehearse",
      description =
          "Tries the plan on a simulated copy of the host, and says whether it converges.")
  private boolean rehearse;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the plan to FILE, for `qjailctl apply FILE`. No secret is in it.")
  private Optional<Path> out = Optional.empty();

  PlanCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    if (out.isPresent() && targets.given()) {
      context
          .err()
          .print(
              UsageError.lines(
                  "qjailctl plan: --out saves whole plans.",
                  "Leave --target away, or apply with the same --target."));
      return ExitCode.USAGE;
    }
    return Comparison.looking(context)
        .consenting(consent.consent())
        .asking(ask.asking())
        .targeting(targets)
        .of(target, this::shown, this::invalid);
  }

  /** A program that reads the output finds the problems there; people find them beside it. */
  private void invalid(ReadResult.Invalid manifest) {
    if (format == Format.JSON) {
      context.out().printDocument(DiagnosticJson.insteadOfPlan(manifest.diagnostics()));
    }
  }

  private ExitCode shown(Comparison.Compared compared) {
    Optional<Rehearsed> rehearsed = rehearse ? compared.rehearsed() : Optional.empty();
    switch (format) {
      case TEXT -> {
        context.out().print(PlanText.of(compared.plan(), compared.state(), rehearsed));
        context
            .out()
            .print(GuardText.announced(compared.plan(), RunOptions.USUAL_GUARD.toSeconds()));
        context.out().print(commands(compared));
      }
      case MARKDOWN ->
          context
              .out()
              .print(
                  PlanMarkdown.of(
                      compared.plan(), compared.state(), commands(compared), rehearsed));
      case JSON ->
          context
              .out()
              .printDocument(
                  PlanJson.of(
                      compared.plan(),
                      compared.state(),
                      commands ? Optional.of(compared.engine()::operations) : Optional.empty(),
                      compared.engine()::operation,
                      rehearsed));
    }
    if (rehearsed.orElse(null) instanceof Rehearsed.Stuck stuck) {
      context.err().print(RehearsalText.stuck(stuck, compared.file().toString()));
      return ExitCode.BUG;
    }
    if (compared.plan().refused()) {
      return Refusal.of(compared.plan());
    }
    if (out.isPresent()) {
      ExitCode written = new PlanFile(context).write(out.get(), compared.saved());
      if (written != ExitCode.OK) {
        return written;
      }
    }
    return detailedExitCode && !compared.plan().isEmpty() ? ExitCode.CHANGES : ExitCode.OK;
  }

  private List<Line> commands(Comparison.Compared compared) {
    if (!commands) {
      return List.of();
    }
    List<Line> lines =
        new ArrayList<>(PlanText.commands(compared.plan(), compared.engine()::operations));
    lines.addAll(CheckText.commands(compared.plan(), compared.engine()::operation));
    return lines;
  }
}
