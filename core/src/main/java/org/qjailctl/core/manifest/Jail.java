package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;

/**
 * One jail as it is to be. The manifest describes a jail's parameters wholly: one that is not in
 * {@code parameters} is at its default.
 *
 * @param was its name before; a jail that has it still is renamed
 * @param networkInterface carries the addresses that name no other
 * @param ip4 in the order of the manifest: jail(8) makes the first one the primary address
 * @param origin what its files are made of when it is created
 * @param image the size of the file that it lives in, when it does not live in a folder
 * @param parameters those that are not at their default
 * @param dependsOn the jails that start before it and stop after it, where they do so in one plan
 * @param ssh whether sshd(8) runs in it from its first start, with a user called as the jail
 * @param vnet the network stack of its own; its interface is then the one of the host beside it
 */
public record Jail(
    JailName name,
    Optional<JailName> was,
    InterfaceName networkInterface,
    List<JailAddress<Ipv4Address>> ip4,
    List<JailAddress<Ipv6Address>> ip6,
    JailOrigin origin,
    Optional<ImageSize> image,
    SortedMap<JailParameter, ParameterValue> parameters,
    JailState state,
    BootPolicy boot,
    SortedSet<JailName> dependsOn,
    boolean ssh,
    Optional<Vnet> vnet,
    Provision provision,
    Optional<Postgresql> postgresql) {

  public Jail {
    ip4 = List.copyOf(ip4);
    ip6 = List.copyOf(ip6);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
  }

  /** The same jail, which depends on {@code others}. */
  public Jail dependingOn(SortedSet<JailName> others) {
    return new Jail(
        name,
        was,
        networkInterface,
        ip4,
        ip6,
        origin,
        image,
        parameters,
        state,
        boot,
        others,
        ssh,
        vnet,
        provision,
        postgresql);
  }

  /** The same jail, made of something else. */
  public Jail from(JailOrigin other) {
    return new Jail(
        name,
        was,
        networkInterface,
        ip4,
        ip6,
        other,
        image,
        parameters,
        state,
        boot,
        dependsOn,
        ssh,
        vnet,
        provision,
        postgresql);
  }

  /** The flavor that is copied into it; none where it is made of an archive. */
  public Optional<FlavorName> flavor() {
    return origin instanceof JailOrigin.FromFlavor(FlavorName flavor)
        ? Optional.of(flavor)
        : Optional.empty();
  }

  /** The archive that it is made of. */
  public Optional<JailOrigin.FromArchive> archive() {
    return origin instanceof JailOrigin.FromArchive archive
        ? Optional.of(archive)
        : Optional.empty();
  }

  /** The same jail in another state. */
  public Jail in(JailState other) {
    return new Jail(
        name,
        was,
        networkInterface,
        ip4,
        ip6,
        origin,
        image,
        parameters,
        other,
        boot,
        dependsOn,
        ssh,
        vnet,
        provision,
        postgresql);
  }

  /** All addresses, those of IPv4 first. */
  public List<JailAddress<? extends IpAddress>> addresses() {
    return Stream.<JailAddress<? extends IpAddress>>concat(ip4.stream(), ip6.stream()).toList();
  }
}
