package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.engine.Examined;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.render.DoctorJson;
import org.qjailctl.cli.render.DoctorText;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells whether the host is fit. */
@Command(
    name = "doctor",
    description =
        "Reports whether the host is fit for qjail and qjailctl, and what to fix. "
            + "Nothing is changed. The exit status is 1 if there is a problem, and 69 if "
            + "the host is not FreeBSD or commands do not run as root there.",
    sortOptions = false)
final class DoctorCommand implements Action {

  /** For whom the findings are printed. */
  enum Format {
    /** People. */
    TEXT,
    /** Programs. */
    JSON;

    @Override
    public String toString() {
      return switch (this) {
        case TEXT -> "text";
        case JSON -> "json";
      };
    }
  }

  private final Context context;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The manifest that is meant for the host, to look at its redirects too.")
  private Optional<Path> file = Optional.empty();

  @Mixin private HostArguments host = new HostArguments();

  @Mixin private FileArguments allowed = new FileArguments();

  @Option(names = "--output", paramLabel = "FORMAT", description = "text (the default) or json.")
  private Format format = Format.TEXT;

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    if (file.isEmpty()) {
      return examined(Optional.empty());
    }
    ReadResult read = ManifestReader.read(file.get(), allowed.folders());
    context.err().print(DiagnosticText.of(read.diagnostics(), Optional.of(read.sources())));
    return switch (read) {
      case ReadResult.Invalid invalid -> ExitCode.BAD_MANIFEST;
      case ReadResult.Valid valid -> examined(Optional.of(valid.manifest()));
    };
  }

  private ExitCode examined(Optional<Manifest> manifest) throws HostUnreachable {
    Connection connection = new Connection(context);
    return connection.to(
        host,
        manifest.map(one -> Described.of(one, file.orElse(Path.of("")), allowed.folders())),
        engine ->
            shown(engine, connection.timed(engine, () -> engine.examine(manifest)), manifest));
  }

  private ExitCode shown(Engine engine, Examined examined, Optional<Manifest> manifest) {
    String name = manifest.map(Manifest::hostName).orElse(engine.hostName());
    switch (format) {
      case TEXT -> context.out().print(DoctorText.of(name, examined.state(), examined.findings()));
      case JSON ->
          context.out().printDocument(DoctorJson.of(name, examined.state(), examined.findings()));
    }
    if (examined.outOfReach()) {
      return ExitCode.UNREACHABLE;
    }
    return examined.fit() ? ExitCode.OK : ExitCode.ERROR;
  }
}
