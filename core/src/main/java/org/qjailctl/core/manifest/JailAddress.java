package org.qjailctl.core.manifest;

import java.util.Optional;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;

/**
 * One address of a jail, as jail(8)'s {@code ip4.addr} and {@code ip6.addr} have it: {@code
 * interface|address}, or the address alone for one on the jail's own interface.
 *
 * @param elsewhere the interface that carries it, when that is not the jail's own
 * @param <A> the address family
 */
public record JailAddress<A extends IpAddress>(Optional<InterfaceName> elsewhere, A address) {

  /** {@code address} on the jail's own interface. */
  public static <A extends IpAddress> JailAddress<A> of(A address) {
    return new JailAddress<>(Optional.empty(), address);
  }

  /** The interface that carries it, in a jail whose own one is {@code own}. */
  public InterfaceName on(InterfaceName own) {
    return elsewhere.orElse(own);
  }

  /** The address as jail(8) and {@code qjail -4} take it. */
  @Override
  public String toString() {
    return elsewhere.map(name -> name + "|" + address).orElseGet(address::toString);
  }
}
