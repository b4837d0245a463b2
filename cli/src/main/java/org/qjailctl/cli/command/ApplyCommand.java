package org.qjailctl.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.qjailctl.cli.engine.Asking;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.render.RunSummary;
import org.qjailctl.cli.saved.SavedPlan;
import org.qjailctl.cli.saved.SavedPlanFile;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.PlanDrift;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the host match. */
@Command(
    name = "apply",
    description =
        "Changes the host until it matches, after showing the plan and asking. FILE is a manifest,"
            + " or a plan that `plan --out` saved.",
    sortOptions = false)
final class ApplyCommand implements Action {

  private static final Line INTERRUPTED =
      Line.of(Style.CHANGED, "Interrupted:")
          .and(" the steps in flight are finished first. Ctrl-C again ends at once.");

  private final Context context;

  @Mixin private Target target = new Target();

  @Mixin private ConsentArguments consent = new ConsentArguments();

  @Mixin private TargetArguments targets = new TargetArguments();

  @Mixin private AskArguments ask = new AskArguments();

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Mixin private RunArguments how = new RunArguments();

  @Option(
      names = "--events",
      paramLabel = "PATH",
      description =
          "Writes what happens there, a JSON object a line. A file, or /dev/fd/3 for "
              + "a pipe: standard output has the plan and the summary.")
  private Optional<Path> events = Optional.empty();

  @Option(
      names = "--rehearse",
      description =
          "Only tries the plan on a simulated copy of the host, and shows what the "
              + "host would look like. The host is left alone.")
  private boolean rehearse;

  @Option(names = "--no-checks", description = "Does not ask the manifest's checks.")
  private boolean noChecks;

  @Option(
      names = "--no-rehearsal",
      description = "Does not try the plan on a simulated copy of the host first.")
  private boolean noRehearsal;

  private Consent agreed = Consent.NONE;
  private Optional<SavedPlan> saved = Optional.empty();
  private Path savedIn = Path.of("");

  private Optional<EventStream> stream = Optional.empty();

  ApplyCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    if (how.problem().isPresent()) {
      return usage(how.problem().get(), "");
    }
    if (rehearse && noRehearsal) {
      return usage("--rehearse and --no-rehearsal say the opposite of each other.", "");
    }
    if (SavedPlanFile.isOne(target.file())) {
      Path file = target.file();
      if (!consent.consent().equals(Consent.NONE)) {
        return usage(
            "what a saved plan may do was said when it was made.",
            "Leave --prune, --allow-replace and --stop-foreign-jails away, or plan again with"
                + " them.");
      }
      if (targets.given()) {
        return usage("a saved plan is carried out whole.", "Leave --target away.");
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
      return Comparison.looking(context)
          .consenting(agreed)
          .asking(SavedPlan.asking(saved, ask.asking()))
          .targeting(targets)
          .of(target, this::rehearsed);
    }
    if (!yes && !context.terminal().answers()) {
      return usage(
          "there is no terminal to ask on.", "Look at `qjailctl plan` first, then add --yes.");
    }
    if (events.isEmpty()) {
      return compared();
    }
    try (EventStream opened = EventStream.open(context, events.get())) {
      stream = Optional.of(opened);
      return compared();
    } catch (IOException e) {
      return usage(
          "--events cannot write to " + events.get() + ".",
          "Name a file in a folder that is there, or /dev/fd/3 with `3>FILE` after the command.");
    }
  }

  private ExitCode usage(String problem, String remedy) {
    context.err().print(UsageError.lines("qjailctl apply: " + problem, remedy));
    return ExitCode.USAGE;
  }

  private ExitCode compared() throws HostUnreachable {
    return Comparison.locking(context)
        .consenting(agreed)
        .asking(SavedPlan.asking(saved, yes ? Asking.ALL : ask.asking()))
        .targeting(targets)
        .of(target, this::apply);
  }

  private ExitCode apply(Comparison.Compared compared) throws HostUnreachable {
    if (stale(compared)) {
      ended("refused", Optional.empty());
      return ExitCode.TRY_AGAIN;
    }
    Optional<Rehearsed> rehearsed = noRehearsal ? Optional.empty() : compared.rehearsed();
    PlanShown shown = new PlanShown(context, how);
    shown.show(compared, rehearsed);
    if (compared.plan().refused()) {
      ended("refused", Optional.empty());
      return Refusal.of(compared.plan());
    }
    if (compared.plan().isEmpty() && !compared.hasUnasked()) {
      return nothingToDo(compared);
    }
    if (rehearsed.orElse(null) instanceof Rehearsed.Stuck stuck) {
      ended("refused", Optional.empty());
      return shown.stuck(stuck, compared);
    }
    Agreement agreement = new Agreement(context, yes);
    if (agreement.lacksSecrets(compared, false)) {
      ended("refused", Optional.empty());
      return ExitCode.BAD_MANIFEST;
    }
    if (!agreement.isGiven(compared)) {
      return cancelled();
    }
    if (!compared.hasUnasked()) {
      return agreedTo(compared, yes);
    }
    Comparison.Compared asked = compared.asked(context);
    if (PlanDrift.doesNoMore(asked.plan(), compared.plan()) && !asked.plan().refused()) {
      return asked.plan().isEmpty() ? nothingToDo(asked) : agreedTo(asked, true);
    }
    context.err().print(DiagnosticText.of(asked.plan().problems(), Optional.empty()));
    if (saved.isPresent() && !asked.plan().refused()) {
      new PlanFile(context).doesLess(savedIn, saved.get(), asked.plan());
      ended("refused", Optional.empty());
      return ExitCode.TRY_AGAIN;
    }
    shown.show(asked, noRehearsal ? Optional.empty() : asked.rehearsed());
    if (asked.plan().refused()) {
      ended("refused", Optional.empty());
      return Refusal.of(asked.plan());
    }
    return agreement.isGiven(asked) ? agreedTo(asked, yes) : cancelled();
  }

  /** With the secrets that its steps need, or not at all. */
  private ExitCode agreedTo(Comparison.Compared compared, boolean fresh) throws HostUnreachable {
    if (new Agreement(context, yes).lacksSecrets(compared, true)) {
      ended("refused", Optional.empty());
      return ExitCode.BAD_MANIFEST;
    }
    return carriedOut(compared, fresh);
  }

  private ExitCode cancelled() {
    context.err().print(Line.of(Style.CHANGED, "Cancelled.").and(" Nothing was changed."));
    ended("cancelled", Optional.empty());
    return ExitCode.ERROR;
  }

  private ExitCode nothingToDo(Comparison.Compared compared) throws HostUnreachable {
    return checked(
        compared, context.terminal().interrupts(() -> {}), "nothing-to-do", Optional.empty());
  }

  private boolean stale(Comparison.Compared compared) {
    return saved.isPresent()
        && !new PlanFile(context).holds(savedIn, saved.get(), compared.saved());
  }

  /** Shows the plan and what it would make of the host. */
  private ExitCode rehearsed(Comparison.Compared compared) {
    if (stale(compared)) {
      ended("refused", Optional.empty());
      return ExitCode.TRY_AGAIN;
    }
    return new PlanShown(context, how).rehearsed(compared);
  }

  private ExitCode carriedOut(Comparison.Compared compared, boolean fresh) throws HostUnreachable {
    context.err().print(Line.EMPTY);
    // Time passes while a person reads; without a question the plan is as fresh as a look would be.
    SortedMap<StepId, String> moved =
        fresh ? new TreeMap<>() : PlanDrift.of(compared.plan(), compared.again());
    stream.ifPresent(events -> events.begins(compared.engine().hostName(), compared.plan()));
    RunReport report;
    BooleanSupplier interrupted;
    try (Ticking shown = Ticking.of(context)) {
      interrupted = context.terminal().interrupts(() -> shown.progress().say(INTERRUPTED));
      RunOptions options = how.options(compared.lock(), interrupted).moved(moved);
      RunListener listener =
          stream
              .<RunListener>map(events -> RunListener.both(shown.progress(), events))
              .orElse(shown.progress());
      report = compared.engine().apply(compared.plan(), options, listener);
    }
    context.err().print(Line.EMPTY);
    if (report.succeeded()) {
      context.out().print(RunSummary.of(report));
      return checked(compared, interrupted, "done", Optional.of(report));
    }
    context.err().print(RunSummary.of(report));
    if (report.unconfirmed().isPresent()) {
      ended("rolled-back", Optional.of(report));
      return ExitCode.ROLLED_BACK;
    }
    boolean stopped = interrupted.getAsBoolean();
    ended(stopped ? "interrupted" : "incomplete", Optional.of(report));
    if (report.hostLost()) {
      return ExitCode.UNREACHABLE;
    }
    return stopped ? ExitCode.INTERRUPTED : ExitCode.ERROR;
  }

  /** Whether it works is asked also where there was nothing to do. */
  private ExitCode checked(
      Comparison.Compared compared,
      BooleanSupplier interrupted,
      String result,
      Optional<RunReport> report)
      throws HostUnreachable {
    ExitCode code =
        noChecks
            ? ExitCode.OK
            : new Checking(context, stream).of(compared.plan(), compared.engine(), interrupted);
    ended(Checking.word(code).orElse(result), report);
    return code;
  }

  private void ended(String result, Optional<RunReport> report) {
    stream.ifPresent(events -> events.ends(result, report));
  }
}
