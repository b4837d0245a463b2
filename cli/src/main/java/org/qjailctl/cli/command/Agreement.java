package org.qjailctl.cli.command;

import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.secret.SecretResolver;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.diagnostic.Diagnostic;

/** What an apply wants before it touches the host: a yes, and the secrets of its steps. */
final class Agreement {

  private static final String CHANGES =
      "Do you want to perform these changes? Only 'yes' will be accepted: ";

  private static final String PASSWORDS =
      "Do you want to run the manifest's commands for secrets, to compare passwords?"
          + " Only 'yes' will be accepted: ";

  private final Context context;
  private final boolean before;

  /**
   * @param before whether the yes was given on the command line
   */
  Agreement(Context context, boolean before) {
    this.context = context;
    this.before = before;
  }

  /** Whether the operator agrees to the plan as it was shown. */
  boolean isGiven(Comparison.Compared compared) {
    if (before) {
      return true;
    }
    context.err().print(Line.EMPTY);
    context.err().begin(Line.of(Style.BOLD, compared.plan().isEmpty() ? PASSWORDS : CHANGES));
    return context.terminal().readLine().map(String::strip).equals(Optional.of("yes"));
  }

  /**
   * Reads the secrets that the plan's steps need; says which cannot be had.
   *
   * @param commandsToo whether commands may be run for them: after the yes only
   */
  boolean lacksSecrets(Comparison.Compared compared, boolean commandsToo) {
    List<Diagnostic> missing =
        new SecretResolver(context.environment())
            .resolve(
                compared.file().toString(),
                compared.manifest(),
                compared.plan(),
                commandsToo,
                context.secrets());
    if (missing.isEmpty()) {
      return false;
    }
    context.err().print(DiagnosticText.of(missing, Optional.empty()));
    context.err().print(Line.of("Nothing was changed."));
    return true;
  }
}
