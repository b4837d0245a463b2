package org.qjailctl.core.host;

/** What came of asking for a host's lock. */
public sealed interface LockAttempt {

  record Got(HeldLock lock) implements LockAttempt {}

  /** Another has it; {@code holder} says who, and since when: a clause for people. */
  record Busy(String holder) implements LockAttempt {}
}
