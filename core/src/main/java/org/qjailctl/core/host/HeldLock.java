package org.qjailctl.core.host;

/**
 * A host's lock while it is held. It is held by the host's kernel for as long as a channel to the
 * host is open, and so it ends with its holder, however that ends.
 */
public interface HeldLock extends AutoCloseable {

  /** Whether it is still held, as far as is known here. Once lost, it stays lost. */
  boolean held();

  /** Who holds it, as they called themselves. */
  String holder();

  /**
   * Writes an entry into the host's journal, behind the time on the host. Costs no round trip:
   * nothing is waited for, and nothing depends on it.
   *
   * @param entry a JSON object on one line, without secrets
   */
  void journal(String entry);

  /** Gives the lock back. */
  @Override
  void close();
}
