package org.qjailctl.core.plan;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.ObservedInterface;

/** Whether an interface has addresses, as it was found. */
final class InterfaceVerdicts {

  private InterfaceVerdicts() {}

  static Verdict has(Optional<ObservedInterface> found, Condition.InterfaceHas wanted) {
    if (found.isEmpty()) {
      return new Verdict.Fails("there is no interface " + wanted.name());
    }
    List<InterfaceAddress> missing =
        wanted.addresses().stream()
            .filter(address -> !found.get().addresses().contains(address))
            .toList();
    return Verdict.when(missing.isEmpty(), wanted.name() + " lacks " + missing);
  }

  static Verdict lacks(
      Optional<ObservedInterface> found, InterfaceName name, List<IpAddress> unwanted) {
    List<IpAddress> left =
        found.map(ObservedInterface::addresses).orElse(List.of()).stream()
            .map(InterfaceAddress::address)
            .filter(unwanted::contains)
            .toList();
    return Verdict.when(left.isEmpty(), name + " still has " + left);
  }
}
