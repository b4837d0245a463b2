package org.qjailctl.core.net;

import java.util.Comparator;

/** An address as an interface carries it: with its prefix length. */
public record InterfaceAddress(IpAddress address, int prefix)
    implements Comparable<InterfaceAddress> {

  public InterfaceAddress {
    if (prefix < 0 || prefix > address.bits()) {
      throw new IllegalArgumentException("prefix length " + prefix + " of " + address);
    }
  }

  @Override
  public int compareTo(InterfaceAddress other) {
    return Comparator.comparing(InterfaceAddress::address)
        .thenComparingInt(InterfaceAddress::prefix)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return address + "/" + prefix;
  }
}
