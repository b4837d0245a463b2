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

  /** How people name this host: its address. */
  String name();

  @Override
  void close();
}
