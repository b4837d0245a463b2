package org.qjailctl.cli.command;

import java.util.Set;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.plan.Plan;

/** What a refused plan ends with. */
final class Refusal {

  /**
   * Not FreeBSD; not root. Such a host was found, but it is as good as out of reach: no other
   * manifest would do better there.
   */
  private static final Set<Code> OUT_OF_REACH = Set.of(new Code("QJ2001"), new Code("QJ2002"));

  private Refusal() {}

  static ExitCode of(Plan plan) {
    return plan.problems().stream().anyMatch(problem -> OUT_OF_REACH.contains(problem.code()))
        ? ExitCode.UNREACHABLE
        : ExitCode.ERROR;
  }
}
