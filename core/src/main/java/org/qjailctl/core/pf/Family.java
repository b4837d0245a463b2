package org.qjailctl.core.pf;

import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;

/** An address family, by pf.conf(5)'s word for it. */
public enum Family {
  INET("inet"),
  INET6("inet6");

  private final String word;

  Family(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Family of(IpAddress address) {
    return switch (address) {
      case Ipv4Address four -> INET;
      case Ipv6Address six -> INET6;
    };
  }
}
