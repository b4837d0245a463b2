package org.qjailctl.core.pf;

/** The check that a statement may stand where it stands. */
@FunctionalInterface
interface Order {
  void check() throws RuleRefused;
}
