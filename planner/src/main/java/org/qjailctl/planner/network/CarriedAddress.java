package org.qjailctl.planner.network;

import java.util.Comparator;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;

/**
 * An address on the interface that carries it, as text: a definition may hold what is neither, for
 * qjail lets anything through.
 */
public record CarriedAddress(String networkInterface, String address)
    implements Comparable<CarriedAddress> {

  /** What a definition writes: {@code interface|address}, or an address on the jail's own one. */
  public static CarriedAddress written(String own, String text) {
    int bar = text.indexOf('|');
    return bar < 0
        ? new CarriedAddress(own, canonical(text))
        : new CarriedAddress(text.substring(0, bar), canonical(text.substring(bar + 1)));
  }

  public static CarriedAddress of(InterfaceName own, JailAddress<? extends IpAddress> address) {
    return of(address.on(own), address.address());
  }

  public static CarriedAddress of(InterfaceName name, IpAddress address) {
    return new CarriedAddress(name.value(), address.toString());
  }

  /** An IPv6 address can be written in many ways. */
  private static String canonical(String text) {
    return IpAddress.parse(text).toOptional().map(Object::toString).orElse(text);
  }

  @Override
  public int compareTo(CarriedAddress other) {
    return Comparator.comparing(CarriedAddress::networkInterface)
        .thenComparing(CarriedAddress::address)
        .compare(this, other);
  }
}
