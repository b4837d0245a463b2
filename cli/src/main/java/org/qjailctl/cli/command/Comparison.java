package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.qjailctl.cli.engine.Asking;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.process.Operator;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.saved.SavedPlan;
import org.qjailctl.cli.secret.SecretResolver;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.UnaskedSteps;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.planner.network.GuardNotes;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;
import org.qjailctl.schema.problem.ManifestCode;

/** What every command that needs a host begins with: read the manifest, probe the host, plan. */
final class Comparison {

  /** A host and its manifest, compared. */
  record Compared(
      Path file,
      Manifest manifest,
      Engine engine,
      Optional<HeldLock> lock,
      HostState state,
      Plan plan,
      String address,
      Consent consent,
      TargetArguments targets,
      Asking asking) {

    /** The plan as it is made of a fresh look at the host. */
    Plan again() throws HostUnreachable {
      return targets.of(engine.plan(manifest, engine.probe(manifest, asking), consent));
    }

    /** Whether something that only the manifest's own commands tell was left out of the look. */
    boolean hasUnasked() {
      return !UnaskedSteps.of(plan, state).isEmpty()
          || (asking != Asking.ALL && SecretResolver.comparesByCommand(manifest));
    }

    /** The same of a fresh look that asks whatever the manifest wants; after the yes only. */
    Compared asked(Context context) throws HostUnreachable {
      new SecretResolver(context.environment()).resolveCompared(manifest, true, context.secrets());
      HostState seen = engine.probe(manifest, Asking.ALL);
      Plan now = targets.of(engine.plan(manifest, seen, consent));
      return new Compared(
          file, manifest, engine, lock, seen, now, address, consent, targets, Asking.ALL);
    }

    /** The plan with what it was made from. */
    SavedPlan saved() {
      return SavedPlan.of(file, address, consent, asking.guards(), manifest, state, plan);
    }

    /** The plan, rehearsed; empty where there is nothing to do, or it must not be done. */
    Optional<Rehearsed> rehearsed() {
      return plan.refused() || plan.isEmpty()
          ? Optional.empty()
          : Optional.of(engine.rehearse(manifest, state, plan, consent, targets::of));
    }
  }

  /** What a command does with it. */
  interface Work {
    ExitCode with(Compared compared) throws HostUnreachable;
  }

  private final Context context;
  private final Consent consent;
  private final boolean locking;
  private TargetArguments targets = new TargetArguments();
  private Asking asking = Asking.NOTHING;

  private Comparison(Context context, boolean locking, Consent consent) {
    this.consent = consent;
    this.context = context;
    this.locking = locking;
  }

  /** For commands that only look. */
  static Comparison looking(Context context) {
    return new Comparison(context, false, Consent.NONE);
  }

  /** For commands that change the host: they have its lock from before the probe to the end. */
  static Comparison locking(Context context) {
    return new Comparison(context, true, Consent.NONE);
  }

  /** The same, with what the operator agrees to beyond the manifest. */
  Comparison consenting(Consent agreed) {
    Comparison other = new Comparison(context, locking, agreed);
    other.asking = asking;
    other.targets = targets;
    return other;
  }

  /** The same, with what the operator lets the manifest run while the host is looked at. */
  Comparison asking(Asking agreed) {
    asking = agreed;
    return this;
  }

  /** The same, of a part of the plan. */
  Comparison targeting(TargetArguments wanted) {
    targets = wanted;
    return this;
  }

  /** Compares what {@code target} names and hands it to {@code work}, unless something is wrong. */
  ExitCode of(Target target, Work work) throws HostUnreachable {
    return of(target, work, invalid -> {});
  }

  /**
   * The same for a command that has something to say of an invalid manifest.
   *
   * @param otherwise is told of the manifest that cannot be planned with
   */
  ExitCode of(Target target, Work work, Consumer<ReadResult.Invalid> otherwise)
      throws HostUnreachable {
    ReadResult read = ManifestReader.read(target.file(), target.allowed());
    List<Diagnostic> said =
        read.diagnostics().stream().filter(one -> !ManifestCode.isSaidByPlan(one.code())).toList();
    context.err().print(DiagnosticText.of(said, Optional.of(read.sources())));
    return switch (read) {
      case ReadResult.Invalid invalid -> {
        otherwise.accept(invalid);
        yield ExitCode.BAD_MANIFEST;
      }
      case ReadResult.Valid valid -> addressed(target, valid.manifest(), work);
    };
  }

  private ExitCode addressed(Target target, Manifest manifest, Work work) throws HostUnreachable {
    return new Connection(context)
        .to(
            target.host(),
            Optional.of(Described.of(manifest, target.file(), target.allowed())),
            engine -> opened(target, manifest, engine, work));
  }

  private ExitCode opened(Target target, Manifest manifest, Engine engine, Work work)
      throws HostUnreachable {
    if (!locking) {
      return compared(target, manifest, engine, Optional.empty(), work);
    }
    return switch (engine.lock(Operator.name())) {
      case LockAttempt.Busy(String holder) -> busy(engine, holder);
      case LockAttempt.Got(HeldLock lock) -> {
        try (lock) {
          yield compared(target, manifest, engine, Optional.of(lock), work);
        }
      }
    };
  }

  private ExitCode compared(
      Target target, Manifest manifest, Engine engine, Optional<HeldLock> lock, Work work)
      throws HostUnreachable {
    new SecretResolver(context.environment())
        .resolveCompared(manifest, asking == Asking.ALL, context.secrets());
    HostState state = new Connection(context).timed(engine, () -> engine.probe(manifest, asking));
    if (guarded(engine)) {
      return ExitCode.TRY_AGAIN;
    }
    Plan whole = engine.plan(manifest, state, consent);
    Optional<List<Line>> unknown = whole.refused() ? Optional.empty() : targets.problem(whole);
    if (unknown.isPresent()) {
      context.err().print(unknown.get());
      return ExitCode.USAGE;
    }
    Plan plan = targets.of(whole);
    context.err().print(DiagnosticText.of(plan.problems(), Optional.empty()));
    return work.with(
        new Compared(
            target.file(),
            manifest,
            engine,
            lock,
            state,
            plan,
            WantedHost.text(target.host().host(), Optional.of(manifest), context.environment())
                .orElse(""),
            consent,
            targets,
            asking));
  }

  /** Tells of an earlier run's network guard; whether it is armed, so that nothing may be done. */
  private boolean guarded(Engine engine) throws HostUnreachable {
    List<Diagnostic> notes = GuardNotes.of(engine.guards().armed(), engine.guards().reverted());
    context.err().print(DiagnosticText.of(notes, Optional.empty()));
    if (!locking) {
      return false;
    }
    if (!notes.isEmpty()) {
      engine.settleGuards();
    }
    return engine.guards().armed().isPresent();
  }

  private ExitCode busy(Engine engine, String holder) {
    context
        .err()
        .print(
            UsageError.lines(
                "another qjailctl works on " + engine.hostName() + ": " + holder + ".",
                "Nothing was changed. Try again when it is done; the lock ends with its holder,"
                    + " so there is never one to clear away."));
    return ExitCode.TRY_AGAIN;
  }
}
