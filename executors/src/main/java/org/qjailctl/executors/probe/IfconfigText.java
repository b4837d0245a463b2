package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Netmask;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedInterface;

/** What ifconfig(8) prints of all interfaces (recordings 01 and 03). */
final class IfconfigText {

  private static final Pattern HEADER = Pattern.compile("(\\S+): flags=.*");

  private IfconfigText() {}

  /**
   * The interfaces of {@code text}. Lines that are no addresses are passed over, and so are
   * interfaces that were renamed to what no manifest can name. One that comes twice makes all of it
   * unknown: a description may hold line breaks and imitate an interface, and a vnet jail's root
   * writes the description of an interface that comes back to the host later.
   */
  static Fact<SortedMap<InterfaceName, ObservedInterface>> parse(String text) {
    SortedMap<InterfaceName, ObservedInterface> all = new TreeMap<>();
    Optional<InterfaceName> name = Optional.empty();
    List<InterfaceAddress> addresses = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        name = InterfaceName.parse(header.group(1)).toOptional();
        addresses = new ArrayList<>();
        if (name.isPresent() && all.containsKey(name.get())) {
          return Fact.unknown("ifconfig -a shows the interface " + name.get() + " twice");
        }
      } else {
        address(line).ifPresent(addresses::add);
      }
      if (name.isPresent()) {
        all.put(name.get(), new ObservedInterface(name.get(), addresses));
      }
    }
    return Fact.known(all);
  }

  /**
   * {@code inet ADDRESS [--> PEER] netmask 0xMASK ...}, {@code inet6 ADDRESS[%ZONE] prefixlen N
   * ...}, or with the prefix behind a slash, as IFCONFIG_FORMAT may have it.
   */
  private static Optional<InterfaceAddress> address(String line) {
    if (!line.startsWith("\tinet ") && !line.startsWith("\tinet6 ")) {
      return Optional.empty();
    }
    List<String> words = List.of(line.strip().split("\\s+"));
    if (words.size() < 2) {
      return Optional.empty();
    }
    String[] written = words.get(1).split("/", 2);
    return IpAddress.parse(written[0].split("%", 2)[0])
        .toOptional()
        .filter(address -> !(address instanceof Ipv6Address six && six.isLinkLocal()))
        .flatMap(
            address -> {
              OptionalInt prefix = prefix(written, words);
              return prefix.isPresent() && prefix.getAsInt() <= address.bits()
                  ? Optional.of(new InterfaceAddress(address, prefix.getAsInt()))
                  : Optional.empty();
            });
  }

  private static OptionalInt prefix(String[] written, List<String> words) {
    if (written.length == 2) {
      return number(written[1]);
    }
    for (int i = 2; i < words.size(); i++) {
      String value = words.get(i);
      switch (words.get(i - 1)) {
        case "netmask" -> {
          return Netmask.prefixOf(value);
        }
        case "prefixlen" -> {
          return number(value);
        }
        case "-->" -> {
          if (value.contains("/")) {
            return number(value.substring(value.indexOf('/') + 1));
          }
        }
        default -> {}
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt number(String text) {
    return text.matches("[0-9]{1,3}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
