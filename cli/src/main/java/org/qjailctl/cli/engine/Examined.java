package org.qjailctl.cli.engine;

import java.util.List;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.HostState;

/** A host that was looked over. */
public record Examined(HostState state, List<Finding> findings) {

  public Examined {
    findings = List.copyOf(findings);
  }

  /** Whether nothing stands in the way of plans and jails. */
  public boolean fit() {
    return findings.stream().noneMatch(one -> one.level() == Finding.Level.PROBLEM);
  }
}
