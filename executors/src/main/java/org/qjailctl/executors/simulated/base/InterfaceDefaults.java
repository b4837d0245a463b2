package org.qjailctl.executors.simulated.base;

import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;

/** The prefix that an address gets which was set without one: its class's, or 64. */
final class InterfaceDefaults {

  private InterfaceDefaults() {}

  static int prefix(IpAddress address) {
    return switch (address) {
      case Ipv4Address(int value) -> value >= 0 ? 8 : value >>> 30 == 2 ? 16 : 24;
      case Ipv6Address six -> 64;
    };
  }
}
