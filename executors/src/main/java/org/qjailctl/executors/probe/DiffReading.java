package org.qjailctl.executors.probe;

import org.qjailctl.core.host.Operation;
import org.qjailctl.core.observed.Fact;

/** What qjail's call of diff(1) runs into. */
final class DiffReading {

  private DiffReading() {}

  /** Of a file with itself: exit status 0, or 2 where the two formats are refused. */
  static Reading<Fact<Boolean>> refuses() {
    return Reading.of(
        Operation.Run.of("diff", "-ruq", "/etc/passwd", "/etc/passwd"),
        outcome ->
            Trouble.unfinished("diff", outcome)
                .<Fact<Boolean>>map(Fact::unknown)
                .orElseGet(
                    () ->
                        outcome.exit() <= 2
                            ? Fact.known(outcome.exit() == 2)
                            : Fact.unknown(Trouble.ended("diff", outcome))));
  }
}
