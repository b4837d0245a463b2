package org.qjailctl.executors.rehearsal;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.plan.PfHooks;

/** Whether pf of a simulated host stands for the one that was seen. */
final class PfLikeness {

  private PfLikeness() {}

  /** Why pf's steps cannot be rehearsed; empty if they can. */
  static Optional<String> differs(PfState seen, PfState seeded) {
    if (seen.pfConf().known().flatMap(text -> text).isPresent()
        && seen.mainWritten() instanceof Fact.Unknown<List<String>>(String reason)) {
      return Optional.of(PfAnchor.PF_CONF + " is not known as pf reads it: " + reason);
    }
    return seen.pfConf().known().flatMap(text -> text).map(PfHooks::hasOtherFiles).orElse(false)
        ? Optional.of(PfAnchor.PF_CONF + " names files that were not read")
        : Likeness.differs("pf's rules", seen, seeded);
  }
}
