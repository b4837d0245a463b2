package org.qjailctl.core.observed;

import java.util.List;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;

/**
 * An interface as ifconfig(8) shows it; {@code addresses} in its order, link-local ones left out.
 */
public record ObservedInterface(InterfaceName name, List<InterfaceAddress> addresses) {
  public ObservedInterface {
    addresses = List.copyOf(addresses);
  }
}
