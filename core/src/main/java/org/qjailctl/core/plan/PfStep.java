package org.qjailctl.core.plan;

import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Operation;

/** Done to pf(4), its files and its loaded rules. */
public sealed interface PfStep extends Step {

  /** Writes the rule file of qjailctl's anchor, once pfctl(8) finds no fault with it. */
  record WritePfRules(String rules, Operation.Expected expected) implements PfStep {}

  /**
   * Brings the anchor into /etc/pf.conf, at the first place where pfctl(8) finds no fault with the
   * file; every other line, and its mode, stays as it was.
   *
   * @param pfConf the file as it is; empty where there is none
   * @param mode of the file
   */
  record HookPf(Optional<Bytes> pfConf, PfHooks.Insertion hooks, FileMode mode) implements PfStep {}

  /** Starts pf with /etc/pf.conf. */
  record StartPf() implements PfStep {}

  /** Stops pf. */
  record StopPf() implements PfStep {}

  /** Loads /etc/pf.conf anew, anchors included. */
  record ReloadPf() implements PfStep {}

  /** Loads qjailctl's anchor anew and touches no other rule. */
  record LoadPfAnchor() implements PfStep {}
}
