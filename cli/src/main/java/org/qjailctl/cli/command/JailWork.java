package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.process.Operator;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.render.RunSummary;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.plan.JailAction;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** Does something to single jails: looks, does what is missing, looks again. */
final class JailWork {

  private final Context context;

  JailWork(Context context) {
    this.context = context;
  }

  /** Does {@code action} to the jails of these names. */
  ExitCode of(JailHost target, JailAction action, List<String> names) throws HostUnreachable {
    List<JailName> jails = new ArrayList<>();
    for (String name : names) {
      switch (JailName.parse(name)) {
        case Parsed.Refused<JailName>(String reason) -> {
          return usage("\"" + name + "\" is no jail's name: " + reason + ".", "");
        }
        case Parsed.Ok<JailName>(JailName jail) -> jails.add(jail);
      }
    }
    return on(target, engine -> opened(engine, action, jails));
  }

  /** Hands the host to {@code work}: the one of the command line, or of the manifest there. */
  ExitCode on(JailHost target, Connection.Work work) throws HostUnreachable {
    Optional<Described> manifest = Optional.empty();
    if (target.file().isPresent()) {
      ReadResult read = ManifestReader.read(target.file().get(), target.allowed());
      context.err().print(DiagnosticText.of(read.diagnostics(), Optional.of(read.sources())));
      switch (read) {
        case ReadResult.Invalid invalid -> {
          return ExitCode.BAD_MANIFEST;
        }
        case ReadResult.Valid valid ->
            manifest =
                Optional.of(Described.of(valid.manifest(), target.file().get(), target.allowed()));
      }
    }
    return new Connection(context).to(target.host(), manifest, work);
  }

  private ExitCode opened(Engine engine, JailAction action, List<JailName> jails)
      throws HostUnreachable {
    return switch (engine.lock(Operator.name())) {
      case LockAttempt.Busy(String holder) -> {
        context
            .err()
            .print(
                UsageError.lines(
                    "another qjailctl works on " + engine.hostName() + ": " + holder + ".",
                    "Nothing was changed. Try again when it is done."));
        yield ExitCode.TRY_AGAIN;
      }
      case LockAttempt.Got(HeldLock lock) -> {
        try (lock) {
          yield locked(engine, lock, action, jails);
        }
      }
    };
  }

  private ExitCode locked(Engine engine, HeldLock lock, JailAction action, List<JailName> jails)
      throws HostUnreachable {
    Plan plan = engine.plan(action, jails, engine.probe(jails));
    context.err().print(DiagnosticText.of(plan.problems(), Optional.empty()));
    if (plan.refused()) {
      context.err().print(Line.of("Nothing was changed."));
      return Refusal.of(plan);
    }
    if (plan.isEmpty()) {
      context.out().print(Line.of(Style.ADDED, "Nothing to do.").and(" It is so already."));
      return ExitCode.OK;
    }
    BooleanSupplier interrupted = context.terminal().interrupts(() -> {});
    RunOptions options =
        new RunOptions(RunOptions.USUAL_PARALLELISM, Optional.of(lock), interrupted);
    RunReport report;
    try (Ticking shown = Ticking.of(context)) {
      report = engine.apply(plan, options, shown.progress());
    }
    if (report.succeeded()) {
      return ExitCode.OK;
    }
    context.err().print(Line.EMPTY);
    context.err().print(RunSummary.of(report));
    if (report.hostLost()) {
      return ExitCode.UNREACHABLE;
    }
    return interrupted.getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.ERROR;
  }

  /** A word that is no argument of such a command. */
  ExitCode usage(String problem, String remedy) {
    context.err().print(UsageError.lines("qjailctl: " + problem, remedy));
    return ExitCode.USAGE;
  }
}
