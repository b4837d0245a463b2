package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;

/** One of qjail's sub-commands. */
@FunctionalInterface
interface Subcommand {

  /** Runs with the words behind the sub-command's own; ends with exit status 0 or in Ended. */
  void run(Session session, List<String> words) throws Ended, FileRefused;

  /** The options of {@code words}; a wrong one gets getopts' complaint and the usage text. */
  static Options options(Session session, String command, List<String> words, String specification)
      throws Ended, FileRefused {
    Options options = Options.read(words, specification);
    if (options.unknown().isPresent()) {
      char wrong = options.unknown().get();
      session.complain(
          specification.indexOf(wrong) < 0
              ? "Illegal option -" + wrong
              : "No arg for -" + wrong + " option");
      throw session.ends(Syntax.of(command));
    }
    return options;
  }
}
