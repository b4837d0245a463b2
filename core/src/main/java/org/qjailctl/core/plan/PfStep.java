package org.qjailctl.core.plan;

import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Operation;

/** Done to pf(4), its files and its loaded rules. */
public sealed interface PfStep extends Step {

  /** Writes the rule file of qjailctl's anchor, once pfctl(8) finds no fault with it. */
  record WritePfRules(String rules, Operation.Expected expected) implements PfStep {}

  /** Brings the anchor into /etc/pf.conf; every other line, and its mode, stays as it was. */
  record HookPf(String pfConf, FileMode mode, Operation.Expected expected) implements PfStep {}

  /** Starts pf with /etc/pf.conf. */
  record StartPf() implements PfStep {}

  /** Stops pf. */
  record StopPf() implements PfStep {}

  /** Loads /etc/pf.conf anew, anchors included. */
  record ReloadPf() implements PfStep {}

  /** Loads qjailctl's anchor anew and touches no other rule. */
  record LoadPfAnchor() implements PfStep {}
}
