package org.qjailctl.core.net;

/** An IPv4 address; {@code value} holds its 32 bits, network order. */
public record Ipv4Address(int value) implements IpAddress {

  /**
   * Reads four decimal numbers between dots; a leading zero is refused, for it reads as octal
   * elsewhere.
   */
  public static Parsed<Ipv4Address> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Parsed.refused("an IPv4 address has four numbers between dots, such as 192.168.1.1");
    }
    int value = 0;
    for (String part : parts) {
      if (!isNumber(part) || Integer.parseInt(part) > 255) {
        return Parsed.refused("each number of an IPv4 address is 0 to 255 without leading zeros");
      }
      value = value << 8 | Integer.parseInt(part);
    }
    return Parsed.ok(new Ipv4Address(value));
  }

  private static boolean isNumber(String part) {
    boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean zeros = part.length() > 1 && part.charAt(0) == '0';
    return digits && !zeros && !part.isEmpty() && part.length() <= 3;
  }

  /** The address {@code text}, which is known to be one. */
  public static Ipv4Address of(String text) {
    return parse(text).orThrow();
  }

  @Override
  public String family() {
    return "inet";
  }

  @Override
  public int bits() {
    return 32;
  }

  /** The last number of the four. */
  public int lastOctet() {
    return value & 0xff;
  }

  @Override
  public Ipv4Address plus(int count) {
    return new Ipv4Address(value + count);
  }

  @Override
  public int compareTo(IpAddress other) {
    return other instanceof Ipv4Address(int theirs) ? Integer.compareUnsigned(value, theirs) : -1;
  }

  @Override
  public String toString() {
    return (value >>> 24)
        + "."
        + (value >>> 16 & 0xff)
        + "."
        + (value >>> 8 & 0xff)
        + "."
        + (value & 0xff);
  }
}
