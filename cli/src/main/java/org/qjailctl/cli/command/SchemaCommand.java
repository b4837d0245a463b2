package org.qjailctl.cli.command;

import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.schema.structure.HostSchema;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of manifests. */
@Command(name = "schema", description = "Prints the JSON Schema of manifests, for editors.")
final class SchemaCommand implements Action {

  private final Context context;

  SchemaCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() {
    context.out().printDocument(HostSchema.text());
    return ExitCode.OK;
  }
}
