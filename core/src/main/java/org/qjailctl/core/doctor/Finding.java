package org.qjailctl.core.doctor;

import org.qjailctl.core.diagnostic.Code;

/**
 * One thing that a doctor looked at.
 *
 * @param code stable over the years: one for each thing that is looked at
 * @param what what was found, in a few words
 * @param why why that matters; empty where all is well
 * @param remedy what an administrator would type or do; empty where all is well
 */
public record Finding(Code code, Level level, String what, String why, String remedy) {

  /** How much a finding weighs. */
  public enum Level {
    /** All is well. */
    OK,
    /** The host works; somebody should look at it, or it could not be looked at. */
    WARNING,
    /** Plans or jails fail because of it. */
    PROBLEM
  }
}
