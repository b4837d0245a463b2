package org.qjailctl.core.observed;

/** Whether a service runs, and whether it has seen its files as they are. */
public sealed interface ServiceState {

  /** It does not run; perhaps it is not installed. */
  record Stopped() implements ServiceState {}

  /**
   * It runs.
   *
   * @param outdated whether one of its files changed since it started. False as well where the time
   *     of its start cannot be told
   */
  record Running(boolean outdated) implements ServiceState {}

  default boolean runs() {
    return this instanceof Running;
  }
}
