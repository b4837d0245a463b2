package org.qjailctl.cli.command;

import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.text.Line;
import picocli.CommandLine.Command;

/** Prints which qjailctl this is. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Action {

  private final Context context;

  VersionCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() {
    context
        .out()
        .print(
            Line.of(
                "qjailctl " + Version.TEXT + " (Java " + System.getProperty("java.version") + ")"));
    return ExitCode.OK;
  }
}
