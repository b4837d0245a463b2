package org.qjailctl.cli.command;

import java.time.InstantSource;
import org.qjailctl.cli.render.GuardText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.executors.run.GuardEvent;
import org.qjailctl.executors.run.RunListener;

/** Shows an apply's steps while they run; to be closed before anything else is printed. */
interface StepProgress extends RunListener, AutoCloseable {

  /** For the context's standard error: live on a terminal that can move its cursor. */
  static StepProgress of(Context context) {
    String terminal = context.environment().variable("TERM").orElse("");
    boolean moves = !terminal.isEmpty() && !terminal.equals("dumb");
    return context.terminal().showsErrors() && moves
        ? new LiveProgress(context.err(), InstantSource.system())
        : new Progress(context.err(), InstantSource.system());
  }

  /** Prints a line of another's without disturbing what is shown. */
  void say(Line line);

  @Override
  default void guard(GuardEvent event) {
    say(GuardText.of(event));
  }

  /** Time has gone by. */
  void tick();

  @Override
  void close();
}
