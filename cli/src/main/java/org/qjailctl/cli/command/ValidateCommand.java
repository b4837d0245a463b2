package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticJson;
import org.qjailctl.cli.render.DiagnosticJson.Checked;
import org.qjailctl.cli.render.DiagnosticSarif;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;
import org.qjailctl.schema.problem.ManifestCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks manifests; touches no host. */
@Command(
    name = "validate",
    description = "Checks manifests without touching any host.",
    sortOptions = false)
final class ValidateCommand implements Action {

  /** For whom the findings are printed. */
  enum Format {
    /** People. */
    TEXT,
    /** Programs. */
    JSON,
    /** CI services, which annotate changes. */
    SARIF;

    @Override
    public String toString() {
      return switch (this) {
        case TEXT -> "text";
        case JSON -> "json";
        case SARIF -> "sarif";
      };
    }
  }

  private final Context context;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The manifests.")
  private List<Path> files = new ArrayList<>();

  @Mixin private FileArguments allowed = new FileArguments();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "text (the default), json, or sarif for CI's annotations.")
  private Format format = Format.TEXT;

  ValidateCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() {
    List<Checked> all = new ArrayList<>();
    for (Path file : files) {
      ReadResult read = ManifestReader.read(file, allowed.folders());
      all.add(new Checked(file.toString(), read.diagnostics()));
      if (format == Format.TEXT) {
        print(file, read);
      }
    }
    switch (format) {
      case TEXT -> {}
      case JSON -> context.out().printDocument(DiagnosticJson.ofValidation(all));
      case SARIF -> context.out().printDocument(sarif(all));
    }
    return all.stream().allMatch(Checked::isValid) ? ExitCode.OK : ExitCode.BAD_MANIFEST;
  }

  private void print(Path file, ReadResult read) {
    context.err().print(DiagnosticText.of(read.diagnostics(), Optional.of(read.sources())));
    switch (read) {
      case ReadResult.Invalid invalid -> {}
      case ReadResult.Valid valid ->
          context.out().print(Line.of(file + ": ").and(Style.ADDED, "valid."));
    }
  }

  /** A file that several manifests include has its problem once. */
  private static String sarif(List<Checked> all) {
    return new DiagnosticSarif(Version.TEXT, ValidateCommand::explanation, Path.of(""))
        .of(all.stream().flatMap(one -> one.diagnostics().stream()).distinct().sorted().toList());
  }

  private static String explanation(Code code) {
    return ManifestCode.of(code).map(ManifestCode::explanation).orElse("");
  }
}
