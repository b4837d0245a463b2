package org.qjailctl.core.manifest;

/** What a jail(8) parameter is set to, where it is not at its default. */
public sealed interface ParameterValue {

  /**
   * A switch that is on. Off is the default of every switch that qjail knows, so it has no value.
   */
  record On() implements ParameterValue {
    @Override
    public String toString() {
      return "on";
    }
  }

  /** A number of 0 or more. */
  record Numeric(int value) implements ParameterValue {
    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }
}
