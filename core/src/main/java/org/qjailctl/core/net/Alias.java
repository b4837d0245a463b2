package org.qjailctl.core.net;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One alias of rc.conf(5), such as {@code inet 192.168.1.0-9} or {@code inet 10.0.0.1/24}.
 *
 * <p>A range counts over the last octet (inet) or the last group, in hexadecimal (inet6). The first
 * address carries the prefix, all further ones stand alone (network.subr, {@code
 * ifalias_expand_addr}); without one, inet addresses are /32 and inet6 addresses /64.
 *
 * @param first the range's first address
 * @param count how many addresses, at least 1
 * @param prefix the prefix length as written, when one was
 */
public record Alias(IpAddress first, int count, OptionalInt prefix) implements Comparable<Alias> {

  /**
   * {@code netif_ipexpand_max} in /etc/defaults/rc.conf: network.subr expands no more addresses.
   */
  public static final int MOST_ADDRESSES = 2048;

  private static final Pattern SHAPE =
      Pattern.compile(
          "(inet6?)\\s+([0-9A-Fa-f.:]+?)(?:-([0-9A-Fa-f]+))?(?:/([0-9]{1,3})|\\s+netmask\\s+(\\S+)|\\s+prefixlen\\s+([0-9]{1,3}))?");

  public Alias {
    if (count < 1 || count > MOST_ADDRESSES) {
      throw new IllegalArgumentException("an alias of " + count + " addresses");
    }
  }

  /** Reads what stands behind {@code ifconfig_IF_aliasN=}. */
  public static Parsed<Alias> parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Parsed.refused(
          "an alias is written as in rc.conf(5): inet 192.168.1.1, inet 192.168.1.0-9, inet 10.0.0.1/24 or inet6 fd00::1/64");
    }
    boolean inet = matcher.group(1).equals("inet");
    Parsed<IpAddress> address =
        inet
            ? Ipv4Address.parse(matcher.group(2)).map(a -> a)
            : Ipv6Address.parse(matcher.group(2)).map(a -> a);
    return address.then(first -> withRange(first, matcher));
  }

  private static Parsed<Alias> withRange(IpAddress first, Matcher matcher) {
    OptionalInt prefix = OptionalInt.empty();
    String written = matcher.group(4) != null ? matcher.group(4) : matcher.group(6);
    if (written != null) {
      prefix = OptionalInt.of(Integer.parseInt(written));
    } else if (matcher.group(5) != null) {
      prefix = Netmask.prefixOf(matcher.group(5));
      if (prefix.isEmpty()) {
        return Parsed.refused(
            "the netmask " + matcher.group(5) + " is none; write /24 or 255.255.255.0");
      }
    }
    if (prefix.isPresent() && prefix.getAsInt() > first.bits()) {
      return Parsed.refused("a prefix length of " + first.family() + " is at most " + first.bits());
    }
    if (matcher.group(3) == null) {
      return Parsed.ok(new Alias(first, 1, prefix));
    }
    int last;
    try {
      last = Integer.parseInt(matcher.group(3), first instanceof Ipv4Address ? 10 : 16);
    } catch (NumberFormatException e) {
      return Parsed.refused("the end of the range, " + matcher.group(3) + ", is not a number");
    }
    int start =
        switch (first) {
          case Ipv4Address four -> four.lastOctet();
          case Ipv6Address six -> six.lastGroup();
        };
    int most = first instanceof Ipv4Address ? 255 : 0xffff;
    if (last < start || last > most) {
      return Parsed.refused(
          "the range must count upwards within the last number, from " + matcher.group(2));
    }
    if (last - start + 1 > MOST_ADDRESSES) {
      return Parsed.refused(
          "rc.conf expands at most " + MOST_ADDRESSES + " addresses (netif_ipexpand_max)");
    }
    return Parsed.ok(new Alias(first, last - start + 1, prefix));
  }

  /** The addresses that rc.conf makes of this alias, in its order. */
  public List<InterfaceAddress> addresses() {
    int single = first instanceof Ipv4Address ? 32 : 64;
    List<InterfaceAddress> all = new ArrayList<>();
    all.add(new InterfaceAddress(first, prefix.orElse(single)));
    for (int i = 1; i < count; i++) {
      all.add(
          new InterfaceAddress(
              first.plus(i), first instanceof Ipv4Address ? 32 : prefix.orElse(64)));
    }
    return List.copyOf(all);
  }

  /**
   * The same alias with the prefix that is meant if none is written: {@code inet A} of one address
   * becomes {@code inet A/32}. network.subr hands such an address to ifconfig(8) as it is, which
   * takes a mask of its own choice: 0.0.0.0 on a loopback of FreeBSD 15, the whole Internet, and
   * none at all on Ethernet, where the address is refused (recorded on 15.1). A range is expanded
   * to /32 on every release.
   */
  public Alias explicit() {
    return count == 1 && prefix.isEmpty() && first instanceof Ipv4Address
        ? new Alias(first, 1, OptionalInt.of(first.bits()))
        : this;
  }

  @Override
  public int compareTo(Alias other) {
    int byAddress = first.compareTo(other.first);
    return byAddress != 0 ? byAddress : toString().compareTo(other.toString());
  }

  /** The alias as rc.conf(5) wants it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(first.family()).append(' ').append(first);
    if (count > 1) {
      switch (first) {
        case Ipv4Address four -> text.append('-').append(four.lastOctet() + count - 1);
        case Ipv6Address six ->
            text.append('-').append(Integer.toHexString(six.lastGroup() + count - 1));
      }
    }
    prefix.ifPresent(bits -> text.append('/').append(bits));
    return text.toString();
  }
}
