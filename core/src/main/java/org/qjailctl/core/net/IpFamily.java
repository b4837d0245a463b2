package org.qjailctl.core.net;

/** An address family; prints as rc.conf(5) and pf.conf(5) have it. */
public enum IpFamily {
  INET,
  INET6;

  public static IpFamily of(IpAddress address) {
    return switch (address) {
      case Ipv4Address four -> INET;
      case Ipv6Address six -> INET6;
    };
  }

  @Override
  public String toString() {
    return this == INET ? "inet" : "inet6";
  }
}
