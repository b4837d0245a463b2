package org.qjailctl.core.diagnostic;

/** How much a diagnostic weighs. */
public enum Severity {
  /** Nothing is planned and nothing is touched while it stands. */
  ERROR,
  /** Worth a look; the work goes on. */
  WARNING
}
