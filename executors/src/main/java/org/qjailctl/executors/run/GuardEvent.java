package org.qjailctl.executors.run;

import java.time.Duration;

/** What becomes of the network guard in a run. */
public sealed interface GuardEvent {

  /** The host puts its network back after {@code patience} unless that is confirmed. */
  record Armed(Duration patience) implements GuardEvent {}

  /** A new connection got in; nothing will be put back. */
  record Confirmed() implements GuardEvent {}

  /**
   * No new connection got in, or nothing is there to be confirmed any more.
   *
   * @param reason a sentence for people
   * @param left how long it takes at most until the host has put its network back
   */
  record NotConfirmed(String reason, Duration left) implements GuardEvent {}
}
