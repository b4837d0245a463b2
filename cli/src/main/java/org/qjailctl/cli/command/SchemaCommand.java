package org.qjailctl.cli.command;

import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.schema.structure.HostSchema;
import org.qjailctl.schema.structure.ReferencePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what a manifest may hold. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of manifests, for editors, or the reference page.")
final class SchemaCommand implements Action {

  /** For whom the schema is printed. */
  enum Format {
    /** Programs. */
    JSON,
    /** People. */
    MARKDOWN;

    @Override
    public String toString() {
      return switch (this) {
        case JSON -> "json";
        case MARKDOWN -> "markdown";
      };
    }
  }

  private final Context context;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "json (the default) or markdown, the reference page of all keys.")
  private Format format = Format.JSON;

  SchemaCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() {
    context
        .out()
        .printDocument(
            switch (format) {
              case JSON -> HostSchema.text();
              case MARKDOWN -> ReferencePage.markdown();
            });
    return ExitCode.OK;
  }
}
