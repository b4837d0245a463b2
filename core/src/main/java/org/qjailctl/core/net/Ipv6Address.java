package org.qjailctl.core.net;

import java.util.ArrayList;
import java.util.List;

/** An IPv6 address without zone; its 128 bits in two halves. Prints as RFC 5952 says. */
public record Ipv6Address(long high, long low) implements IpAddress {

  private static final String HELP =
      "an IPv6 address has eight groups of hexadecimal digits between colons, such as fd00::1";

  /** Reads the forms of RFC 4291, those with an IPv4 tail excepted. */
  public static Parsed<Ipv6Address> parse(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Parsed.refused("only one :: may stand in an IPv6 address");
    }
    List<String> before = groups(gap >= 0 ? text.substring(0, gap) : text);
    List<String> after = gap >= 0 ? groups(text.substring(gap + 2)) : List.of();
    int given = before.size() + after.size();
    if (gap >= 0 ? given > 7 : given != 8) {
      return Parsed.refused(HELP);
    }
    List<String> all = new ArrayList<>(before);
    for (int i = given; i < 8; i++) {
      all.add("0");
    }
    all.addAll(after);
    long[] halves = new long[2];
    for (int i = 0; i < 8; i++) {
      if (!all.get(i).matches("[0-9A-Fa-f]{1,4}")) {
        return Parsed.refused(HELP);
      }
      halves[i / 4] = halves[i / 4] << 16 | Integer.parseInt(all.get(i), 16);
    }
    return Parsed.ok(new Ipv6Address(halves[0], halves[1]));
  }

  /** The address {@code text}, which is known to be one. */
  public static Ipv6Address of(String text) {
    return parse(text).orThrow();
  }

  private static List<String> groups(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
  }

  /** fe80::/10, which every interface has of its own accord. */
  public boolean isLinkLocal() {
    return high >>> 54 == 0x3fa;
  }

  /** The last group's value. */
  public int lastGroup() {
    return (int) (low & 0xffff);
  }

  @Override
  public String family() {
    return "inet6";
  }

  @Override
  public int bits() {
    return 128;
  }

  @Override
  public Ipv6Address plus(int count) {
    long next = low + count;
    boolean carry = Long.compareUnsigned(next, low) < 0 && count > 0;
    return new Ipv6Address(carry ? high + 1 : high, next);
  }

  @Override
  public int compareTo(IpAddress other) {
    if (!(other instanceof Ipv6Address(long theirHigh, long theirLow))) {
      return 1;
    }
    int byHigh = Long.compareUnsigned(high, theirHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, theirLow);
  }

  @Override
  public String toString() {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4)) & 0xffff);
    }
    int start = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
