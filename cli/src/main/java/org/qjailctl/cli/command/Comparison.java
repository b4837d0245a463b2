package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** What every command that needs a host begins with: read the manifest, probe the host, plan. */
final class Comparison {

  /** A host and its manifest, compared. */
  record Compared(Path file, Manifest manifest, Engine engine, HostState state, Plan plan) {}

  /** What a command does with it. */
  interface Work {
    ExitCode with(Compared compared) throws HostUnreachable;
  }

  private final Context context;

  Comparison(Context context) {
    this.context = context;
  }

  /** Compares what {@code target} names and hands it to {@code work}, unless something is wrong. */
  ExitCode of(Target target, Work work) throws HostUnreachable {
    ReadResult read = ManifestReader.read(target.file());
    context.err().print(DiagnosticText.of(read.diagnostics(), Optional.of(read.source())));
    return switch (read) {
      case ReadResult.Invalid invalid -> ExitCode.BAD_MANIFEST;
      case ReadResult.Valid valid -> addressed(target, valid.manifest(), work);
    };
  }

  private ExitCode addressed(Target target, Manifest manifest, Work work) throws HostUnreachable {
    return new Connection(context)
        .to(
            target.host(),
            Optional.of(manifest),
            engine -> compared(target, manifest, engine, work));
  }

  private ExitCode compared(Target target, Manifest manifest, Engine engine, Work work)
      throws HostUnreachable {
    HostState state = new Connection(context).timed(engine, () -> engine.probe(manifest));
    Plan plan = engine.plan(manifest, state);
    context.err().print(DiagnosticText.of(plan.problems(), Optional.empty()));
    return work.with(new Compared(target.file(), manifest, engine, state, plan));
  }
}
