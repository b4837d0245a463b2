package org.qjailctl.cli.engine;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.SystemFacts;

/** A host that was looked over. */
public record Examined(HostState state, List<Finding> findings) {

  public Examined {
    findings = List.copyOf(findings);
  }

  /** Whether it is no FreeBSD, or commands do not run as root there: no plan can do better. */
  public boolean outOfReach() {
    Optional<SystemFacts> system = state.system().known();
    return system.isPresent()
        && (!system.get().system().equals("FreeBSD") || system.get().userId() != 0);
  }

  /** Whether nothing stands in the way of plans and jails. */
  public boolean fit() {
    return findings.stream().noneMatch(one -> one.level() == Finding.Level.PROBLEM);
  }
}
