package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;

/**
 * One jail as it is to be. The manifest describes a jail's parameters wholly: one that is not in
 * {@code parameters} is at its default.
 *
 * @param networkInterface carries the addresses that name no other
 * @param ip4 in the order of the manifest: jail(8) makes the first one the primary address
 * @param flavor copied into the jail when it is created, and only then
 * @param parameters those that are not at their default
 */
public record Jail(
    JailName name,
    InterfaceName networkInterface,
    List<JailAddress<Ipv4Address>> ip4,
    List<JailAddress<Ipv6Address>> ip6,
    FlavorName flavor,
    SortedMap<JailParameter, ParameterValue> parameters,
    JailState state,
    BootPolicy boot,
    Optional<Postgresql> postgresql) {

  public Jail {
    ip4 = List.copyOf(ip4);
    ip6 = List.copyOf(ip6);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** All addresses, those of IPv4 first. */
  public List<JailAddress<? extends IpAddress>> addresses() {
    return Stream.<JailAddress<? extends IpAddress>>concat(ip4.stream(), ip6.stream()).toList();
  }
}
