package org.qjailctl.core.net;

/**
 * An address or a network, the bits behind its prefix cleared, as pf(4) keeps it. A single address
 * prints without prefix.
 */
public record IpNetwork(IpAddress address, int prefix) implements Comparable<IpNetwork> {

  private static final String HELP = "a network is an address, a slash and a number of bits";

  public IpNetwork {
    if (prefix < 0 || prefix > address.bits()) {
      throw new IllegalArgumentException("prefix " + prefix);
    }
    address = masked(address, prefix);
  }

  public static Parsed<IpNetwork> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return IpAddress.parse(text).map(address -> new IpNetwork(address, address.bits()));
    }
    String bits = text.substring(slash + 1);
    return IpAddress.parse(text.substring(0, slash))
        .then(
            address ->
                bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= address.bits()
                    ? Parsed.ok(new IpNetwork(address, Integer.parseInt(bits)))
                    : Parsed.refused(HELP));
  }

  public IpFamily family() {
    return IpFamily.of(address);
  }

  /** Whether {@code other} is one of this network's addresses. */
  public boolean contains(IpAddress other) {
    return other.bits() == address.bits() && masked(other, prefix).equals(address);
  }

  private static IpAddress masked(IpAddress address, int prefix) {
    return switch (address) {
      case Ipv4Address(int value) ->
          new Ipv4Address(prefix == 0 ? 0 : value & (-1 << (32 - prefix)));
      case Ipv6Address(long high, long low) ->
          new Ipv6Address(
              masked(high, Math.min(prefix, 64)), masked(low, Math.max(0, prefix - 64)));
    };
  }

  private static long masked(long half, int prefix) {
    return prefix == 0 ? 0 : half & (-1L << (64 - prefix));
  }

  @Override
  public int compareTo(IpNetwork other) {
    int byAddress = address.compareTo(other.address);
    return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
  }

  @Override
  public String toString() {
    return prefix == address.bits() ? address.toString() : address + "/" + prefix;
  }
}
