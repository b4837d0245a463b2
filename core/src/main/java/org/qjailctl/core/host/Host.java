package org.qjailctl.core.host;

import java.util.List;

/** The one port through which the outside world is touched. */
public interface Host extends AutoCloseable {

  /**
   * Carries out {@code batch} in one round trip; gives an outcome an item, in the same order.
   *
   * @throws HostUnreachable when nothing of the batch can have run
   */
  List<Outcome> run(Batch batch) throws HostUnreachable;

  /**
   * The same over a connection that is made for it, where the host is reached over one: what is
   * answered proves that somebody new gets in.
   *
   * @throws HostUnreachable when nobody new does
   */
  default List<Outcome> runAnew(Batch batch) throws HostUnreachable {
    return run(batch);
  }

  /**
   * Asks for the host's lock, without waiting for it. Locking is not a batch: it holds a channel of
   * its own.
   *
   * @throws HostUnreachable when it cannot be told whether the lock is free
   */
  LockAttempt lock(HostLock lock) throws HostUnreachable;

  /** How people name this host: its address. */
  String name();

  @Override
  void close();
}
