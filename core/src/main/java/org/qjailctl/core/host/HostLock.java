package org.qjailctl.core.host;

/**
 * The lock of one host: who has it may change the host, and nobody else.
 *
 * @param file what is locked; it stays, and holds a note of its last holder
 * @param journal where the holder's entries go
 * @param holder who asks for it, one line for people, such as {@code anna@laptop}
 */
public record HostLock(HostPath file, HostPath journal, String holder) {
  /** On FreeBSD, a folder that is emptied when the host starts. */
  private static final HostPath FILE = HostPath.of("/var/run/qjailctl.lock");

  private static final HostPath JOURNAL = HostPath.of("/var/db/qjailctl/journal");

  public HostLock {
    if (holder.isBlank() || holder.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("a holder is told in one line: " + holder);
    }
  }

  /** The lock that every qjailctl takes. */
  public static HostLock of(String holder) {
    return new HostLock(FILE, JOURNAL, holder);
  }
}
