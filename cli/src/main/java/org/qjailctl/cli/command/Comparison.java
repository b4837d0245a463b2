package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.process.Operator;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.render.ElapsedTime;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.HostAddress;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** What every command that needs a host begins with: read the manifest, probe the host, plan. */
final class Comparison {

  /** A host and its manifest, compared. */
  record Compared(
      Path file,
      Manifest manifest,
      Engine engine,
      Optional<HeldLock> lock,
      HostState state,
      Plan plan) {}

  /** What a command does with it. */
  interface Work {
    ExitCode with(Compared compared) throws HostUnreachable;
  }

  private final Context context;
  private final boolean locking;

  private Comparison(Context context, boolean locking) {
    this.context = context;
    this.locking = locking;
  }

  /** For commands that only look. */
  static Comparison looking(Context context) {
    return new Comparison(context, false);
  }

  /** For commands that change the host: they have its lock from before the probe to the end. */
  static Comparison locking(Context context) {
    return new Comparison(context, true);
  }

  /** Compares what {@code target} names and hands it to {@code work}, unless something is wrong. */
  ExitCode of(Target target, Work work) throws HostUnreachable {
    ReadResult read = ManifestReader.read(target.file());
    context.err().print(DiagnosticText.of(read.diagnostics(), Optional.of(read.sources())));
    return switch (read) {
      case ReadResult.Invalid invalid -> ExitCode.BAD_MANIFEST;
      case ReadResult.Valid valid -> addressed(target, valid.manifest(), work);
    };
  }

  private ExitCode addressed(Target target, Manifest manifest, Work work) throws HostUnreachable {
    Optional<String> address = target.host().or(manifest::address);
    if (address.isEmpty()) {
      return usage(
          "no host: neither --host nor the manifest's host.address says where it is.",
          "Add --host local, --host simulated or --host ssh://root@NAME.");
    }
    return switch (HostAddress.parse(address.get())) {
      case Parsed.Refused<HostAddress>(String reason) ->
          usage("the host \"" + address.get() + "\" is not understood: " + reason + ".", "");
      case Parsed.Ok<HostAddress>(HostAddress parsed) -> connected(target, manifest, parsed, work);
    };
  }

  private ExitCode connected(Target target, Manifest manifest, HostAddress address, Work work)
      throws HostUnreachable {
    return switch (target.connection().options(address, manifest.become())) {
      case Parsed.Refused<ConnectionOptions>(String reason) -> usage(reason + ".", "");
      case Parsed.Ok<ConnectionOptions>(ConnectionOptions options) ->
          opened(target, manifest, address, options, work);
    };
  }

  private ExitCode opened(
      Target target, Manifest manifest, HostAddress address, ConnectionOptions options, Work work)
      throws HostUnreachable {
    try (Engine engine = context.engines().open(address, options, context.secrets())) {
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
  }

  private ExitCode compared(
      Target target, Manifest manifest, Engine engine, Optional<HeldLock> lock, Work work)
      throws HostUnreachable {
    long start = System.nanoTime();
    HostState state = engine.probe(manifest);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    context
        .err()
        .print(
            Line.of(
                Style.DIM, "Probed " + engine.hostName() + " in " + ElapsedTime.of(took) + "."));
    Plan plan = engine.plan(manifest, state);
    context.err().print(DiagnosticText.of(plan.problems(), Optional.empty()));
    return work.with(new Compared(target.file(), manifest, engine, lock, state, plan));
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

  private ExitCode usage(String problem, String remedy) {
    context.err().print(UsageError.lines("qjailctl: " + problem, remedy));
    return ExitCode.USAGE;
  }
}
