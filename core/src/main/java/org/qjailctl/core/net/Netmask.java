package org.qjailctl.core.net;

import java.util.OptionalInt;

/** IPv4 netmasks, in the two forms that ifconfig(8) uses: 255.255.255.0 and 0xffffff00. */
public final class Netmask {

  private Netmask() {}

  /** The prefix length of a netmask; empty when {@code text} is none. */
  public static OptionalInt prefixOf(String text) {
    int mask;
    if (text.matches("0x[0-9A-Fa-f]{1,8}")) {
      mask = Integer.parseUnsignedInt(text.substring(2), 16);
    } else {
      var parsed = Ipv4Address.parse(text).toOptional();
      if (parsed.isEmpty()) {
        return OptionalInt.empty();
      }
      mask = parsed.get().value();
    }
    int ones = Integer.numberOfLeadingZeros(~mask);
    return mask == ofPrefix(ones) ? OptionalInt.of(ones) : OptionalInt.empty();
  }

  /** The 32 bits of the netmask with {@code prefix} leading ones. */
  public static int ofPrefix(int prefix) {
    return prefix == 0 ? 0 : -1 << (32 - prefix);
  }

  /** As ifconfig(8) prints it: 0xffffff00. */
  public static String hexadecimal(int prefix) {
    return String.format("0x%08x", ofPrefix(prefix));
  }
}
