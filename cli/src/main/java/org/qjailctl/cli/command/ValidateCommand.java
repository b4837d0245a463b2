package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a manifest; touches no host. */
@Command(name = "validate", description = "Checks a manifest without touching any host.")
final class ValidateCommand implements Action {

  private final Context context;

  @Parameters(paramLabel = "FILE", description = "The manifest.")
  private Path file = Path.of("");

  ValidateCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() {
    ReadResult read = ManifestReader.read(file);
    context.err().print(DiagnosticText.of(read.diagnostics(), Optional.of(read.sources())));
    return switch (read) {
      case ReadResult.Invalid invalid -> ExitCode.BAD_MANIFEST;
      case ReadResult.Valid valid -> {
        context.out().print(Line.of(file + ": ").and(Style.ADDED, "valid."));
        yield ExitCode.OK;
      }
    };
  }
}
