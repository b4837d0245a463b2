package org.qjailctl.cli.command;

import org.qjailctl.cli.engine.Asking;
import picocli.CommandLine.Option;

/** Whether a look at the host may run what the manifest wants to be run. */
final class AskArguments {

  @Option(
      names = "--ask-guards",
      description =
          "Runs the guards of the manifest's commands (unless, only-if) on the host while it is "
              + "looked at. Without it only an apply runs them, after the yes. For manifests that "
              + "you have read.")
  private boolean guards;

  /** What was agreed to. */
  Asking asking() {
    return guards ? Asking.GUARDS : Asking.NOTHING;
  }
}
