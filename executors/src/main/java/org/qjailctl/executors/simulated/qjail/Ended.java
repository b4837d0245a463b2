package org.qjailctl.executors.simulated.qjail;

/** The script has printed its last words and ends with exit status 3: its function kill. */
final class Ended extends Exception {

  private static final long serialVersionUID = 1L;

  Ended() {
    super("qjail ended with exit status 3", null, false, false);
  }
}
