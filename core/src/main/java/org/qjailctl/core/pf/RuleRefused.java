package org.qjailctl.core.pf;

/** A statement that pfctl(8) gives up; why has been noted among the problems. */
final class RuleRefused extends Exception {

  private static final long serialVersionUID = 1L;
}
