package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.render.PlanText;
import org.qjailctl.cli.render.RehearsalText;
import org.qjailctl.cli.render.RunSummary;
import org.qjailctl.cli.saved.SavedPlan;
import org.qjailctl.cli.saved.SavedPlanFile;
import org.qjailctl.cli.secret.SecretResolver;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the host match. */
@Command(
    name = "apply",
    description = "Changes the host until it matches, after showing the plan and asking.",
    sortOptions = false)
final class ApplyCommand implements Action {

  /** sshd(8) lets one connection have ten sessions (MaxSessions); the lock takes one. */
  private static final int MOST_STEPS = 8;

  private final Context context;

  @Mixin private Target target = new Target();

  @Mixin private ConsentArguments consent = new ConsentArguments();

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Option(
      names = "--parallelism",
      paramLabel = "STEPS",
      description = "How many steps may run at the same time: 4 unless said.")
  private int parallelism = RunOptions.USUAL_PARALLELISM;

  @Option(
      names = "--rehearse",
      description = {
        "Only tries the plan on a simulated copy of the host, and shows what the host",
        "would look like. The host is left alone."
      })
  private boolean rehearse;

  @Option(
      names = "--no-rehearsal",
      description = "Does not try the plan on a simulated copy of the host first.")
  private boolean noRehearsal;

  private Consent agreed = Consent.NONE;
  private Optional<SavedPlan> saved = Optional.empty();
  private Path savedIn = Path.of("");

  ApplyCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    if (parallelism < 1 || parallelism > MOST_STEPS) {
      context
          .err()
          .print(
              UsageError.lines(
                  "qjailctl apply: --parallelism is 1 to "
                      + MOST_STEPS
                      + ", not "
                      + parallelism
                      + ".",
                  ""));
      return ExitCode.USAGE;
    }
    if (rehearse && noRehearsal) {
      context
          .err()
          .print(
              UsageError.lines(
                  "qjailctl apply: --rehearse and --no-rehearsal say the opposite of each other.",
                  ""));
      return ExitCode.USAGE;
    }
    if (SavedPlanFile.isOne(target.file())) {
      Path file = target.file();
      if (!consent.consent().equals(Consent.NONE)) {
        context
            .err()
            .print(
                UsageError.lines(
                    "qjailctl apply: what a saved plan may do was said when it was made.",
                    "Leave --prune, --allow-replace and --stop-foreign-jails away, or plan again with"
                        + " them."));
        return ExitCode.USAGE;
      }
      Optional<SavedPlan> plan = new PlanFile(context).read(file, target.host().host());
      if (plan.isEmpty()) {
        return ExitCode.BAD_MANIFEST;
      }
      agreed = plan.get().consent();
      saved = plan;
      savedIn = file;
      target = target.of(plan.get());
    } else {
      agreed = consent.consent();
    }
    if (rehearse) {
      return Comparison.looking(context).consenting(agreed).of(target, this::rehearsed);
    }
    if (!yes && !context.terminal().answers()) {
      context
          .err()
          .print(
              UsageError.lines(
                  "qjailctl apply: there is no terminal to ask on.",
                  "Look at `qjailctl plan` first, then add --yes."));
      return ExitCode.USAGE;
    }
    return Comparison.locking(context).consenting(agreed).of(target, this::apply);
  }

  private ExitCode apply(Comparison.Compared compared) throws HostUnreachable {
    if (stale(compared)) {
      return ExitCode.TRY_AGAIN;
    }
    Optional<Rehearsed> rehearsed = noRehearsal ? Optional.empty() : compared.rehearsed();
    context.out().print(PlanText.of(compared.plan(), compared.state(), rehearsed));
    if (compared.plan().refused()) {
      return Refusal.of(compared.plan());
    }
    if (compared.plan().isEmpty()) {
      return ExitCode.OK;
    }
    if (rehearsed.orElse(null) instanceof Rehearsed.Stuck stuck) {
      return stuck(stuck, compared);
    }
    List<Diagnostic> missing =
        new SecretResolver(context.environment())
            .resolve(
                compared.file().toString(),
                compared.manifest(),
                compared.plan(),
                context.secrets());
    if (!missing.isEmpty()) {
      context.err().print(DiagnosticText.of(missing, Optional.empty()));
      context.err().print(Line.of("Nothing was changed."));
      return ExitCode.BAD_MANIFEST;
    }
    if (!yes && !agreed()) {
      context.err().print(Line.of(Style.CHANGED, "Cancelled.").and(" Nothing was changed."));
      return ExitCode.ERROR;
    }
    return carriedOut(compared);
  }

  private boolean stale(Comparison.Compared compared) {
    return saved.isPresent()
        && !new PlanFile(context).holds(savedIn, saved.get(), compared.saved());
  }

  /** Shows the plan and what it would make of the host. */
  private ExitCode rehearsed(Comparison.Compared compared) {
    if (stale(compared)) {
      return ExitCode.TRY_AGAIN;
    }
    Optional<Rehearsed> rehearsed = compared.rehearsed();
    context.out().print(PlanText.of(compared.plan(), compared.state(), rehearsed));
    if (rehearsed.isEmpty()) {
      return compared.plan().refused() ? ExitCode.ERROR : ExitCode.OK;
    }
    return switch (rehearsed.get()) {
      case Rehearsed.Converges converges -> {
        context.out().print(RehearsalText.onTrust(converges));
        context.out().print(RehearsalText.afterwards(compared.manifest(), converges));
        yield ExitCode.OK;
      }
      case Rehearsed.Stuck stuck -> stuck(stuck, compared);
      case Rehearsed.Impossible impossible -> ExitCode.ERROR;
    };
  }

  private ExitCode stuck(Rehearsed.Stuck stuck, Comparison.Compared compared) {
    context.err().print(Line.EMPTY);
    context.err().print(RehearsalText.stuck(stuck, compared.file().toString()));
    return ExitCode.BUG;
  }

  private boolean agreed() {
    context.err().print(Line.EMPTY);
    context
        .err()
        .begin(
            Line.of(
                Style.BOLD, "Do you want to perform these changes? Only 'yes' will be accepted: "));
    return context.terminal().readLine().map(String::strip).equals(Optional.of("yes"));
  }

  private ExitCode carriedOut(Comparison.Compared compared) throws HostUnreachable {
    context.err().print(Line.EMPTY);
    BooleanSupplier interrupted = context.terminal().interrupts(this::interrupted);
    RunOptions options = new RunOptions(parallelism, compared.lock(), interrupted);
    RunReport report =
        compared.engine().apply(compared.plan(), options, new Progress(context.err()));
    context.err().print(Line.EMPTY);
    if (report.succeeded()) {
      context.out().print(RunSummary.of(report));
      return ExitCode.OK;
    }
    context.err().print(RunSummary.of(report));
    if (report.hostLost()) {
      return ExitCode.UNREACHABLE;
    }
    return interrupted.getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.ERROR;
  }

  private void interrupted() {
    context
        .err()
        .print(
            Line.of(Style.CHANGED, "Interrupted:")
                .and(" the steps in flight are finished first. Ctrl-C again ends at once."));
  }
}
