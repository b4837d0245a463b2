package org.qjailctl.core.pf;

import java.util.Optional;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;

/** What a rule names as an address; prints as pfctl(8)'s print_addr does. */
public sealed interface Address {

  /** The family, where the address has one of its own. */
  default Optional<Family> family() {
    return Optional.empty();
  }

  /** A network, or one host when {@code prefix} is the whole address. */
  record Block(IpAddress address, int prefix) implements Address {

    public Block {
      address = masked(address, prefix);
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
    public Optional<Family> family() {
      return Optional.of(Family.of(address));
    }

    @Override
    public String toString() {
      if (prefix == 0) {
        return "any";
      }
      return prefix == address.bits() ? address.toString() : address + "/" + prefix;
    }
  }

  /** All addresses from one to another. */
  record Range(IpAddress first, IpAddress last) implements Address {

    @Override
    public Optional<Family> family() {
      return Optional.of(Family.of(first));
    }

    @Override
    public String toString() {
      return first + " - " + last;
    }
  }

  /**
   * An interface between parentheses: its addresses at any time.
   *
   * @param name with its modifiers, such as {@code lo1:network}
   * @param prefix with its slash, when one was given
   */
  record Dynamic(String name, String prefix) implements Address {

    /** Whether it may stand for several addresses (DYNIF_MULTIADDR in parse.y). */
    boolean several() {
      return !name.matches(".*[0-9]:0");
    }

    @Override
    public String toString() {
      return "(" + name + ")" + prefix;
    }
  }

  /** A table's name. */
  record Table(String name) implements Address {

    @Override
    public String toString() {
      return "<" + name + ">";
    }
  }

  /** {@code no-route} or {@code urpf-failed}. */
  record Special(String word) implements Address {

    @Override
    public String toString() {
      return word;
    }
  }
}
