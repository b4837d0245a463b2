package org.qjailctl.core.manifest;

import java.util.List;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;

/**
 * A network interface as it is to be.
 *
 * @param cloned whether it is made by {@code cloned_interfaces}; the aliases of such an interface
 *     are described wholly, those of any other are only added to
 * @param aliases in the order of the manifest
 */
public record NetworkInterface(InterfaceName name, boolean cloned, List<Alias> aliases) {

  public NetworkInterface {
    aliases = List.copyOf(aliases);
  }

  /** Every address that the aliases give, in their order. */
  public List<InterfaceAddress> addresses() {
    return aliases.stream().flatMap(alias -> alias.addresses().stream()).toList();
  }
}
