package org.qjailctl.executors.posix;

import java.util.Arrays;

/** Looks for bytes among bytes. */
final class ByteSearch {

  private ByteSearch() {}

  /**
   * Where {@code wanted} next stands in {@code bytes}, at or after {@code from}; -1 for nowhere.
   */
  static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
