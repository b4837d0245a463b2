package org.qjailctl.cli.command;

import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.PlanText;
import org.qjailctl.cli.render.RehearsalText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.executors.rehearsal.Rehearsed;

/** What an apply shows of its plan before anything is done. */
final class PlanShown {

  private final Context context;
  private final RunArguments how;

  PlanShown(Context context, RunArguments how) {
    this.context = context;
    this.how = how;
  }

  void show(Comparison.Compared compared, Optional<Rehearsed> rehearsed) {
    context.out().print(PlanText.of(compared.plan(), compared.state(), rehearsed));
    context.out().print(how.announced(compared.plan()));
  }

  /** Shows the plan and what it would make of the host. */
  ExitCode rehearsed(Comparison.Compared compared) {
    Optional<Rehearsed> rehearsed = compared.rehearsed();
    show(compared, rehearsed);
    if (rehearsed.isEmpty()) {
      return compared.plan().refused() ? ExitCode.ERROR : ExitCode.OK;
    }
    return switch (rehearsed.get()) {
      case Rehearsed.Converges converges -> {
        context.out().print(RehearsalText.onTrust(converges));
        context.out().print(RehearsalText.afterwards(compared.manifest(), converges));
        yield ExitCode.OK;
      }
      case Rehearsed.Stuck stuck -> stuck(stuck, compared);
      case Rehearsed.Impossible impossible -> ExitCode.ERROR;
    };
  }

  /** Says that the plan does not converge. */
  ExitCode stuck(Rehearsed.Stuck stuck, Comparison.Compared compared) {
    context.err().print(Line.EMPTY);
    context.err().print(RehearsalText.stuck(stuck, compared.file().toString()));
    return ExitCode.BUG;
  }
}
