package org.qjailctl.executors.posix;

/** A script that this version of qjailctl does not write. Nothing of it was carried out. */
public final class NotUnderstood extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param expected what should have come
   */
  NotUnderstood(String expected) {
    super(expected);
  }
}
