package org.qjailctl.executors.lowering;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.SysctlConf;

/** The host's own rc.conf(5), kernel variables and interfaces. */
final class HostLowering {

  private HostLowering() {}

  static List<Operation> operations(HostStep step) {
    return switch (step) {
      case HostStep.RemoveRcVariables(SortedSet<RcVariable> names) ->
          List.of(
              Argv.run(
                  Place.host(),
                  Argv.withFirst(
                      "sysrc",
                      Argv.withFirst("-ix", names.stream().map(RcVariable::value).toList()))));
      case HostStep.SetSysctls(var values) ->
          List.of(
              Argv.run(
                  Place.host(),
                  Argv.withFirst(
                      "sysctl",
                      values.entrySet().stream()
                          .map(one -> one.getKey() + "=" + one.getValue())
                          .toList())));
      case HostStep.KeepSysctls(String text, FileMode mode, Operation.Expected expected) ->
          List.of(new Operation.WriteFile(SysctlConf.PATH, Bytes.utf8(text), mode, expected));
      case HostStep.CreateInterface(InterfaceName name) -> createInterface(name);
      case HostStep.AddAddresses(InterfaceName name, List<InterfaceAddress> addresses) ->
          addAddresses(name, addresses);
      case HostStep.RemoveAddresses(InterfaceName name, List<IpAddress> addresses) ->
          addresses.stream()
              .<Operation>map(
                  a ->
                      Operation.Run.of(
                          "ifconfig", name.value(), a.family(), a.toString(), "-alias"))
              .toList();
    };
  }

  /** Interfaces of hardware have IPv6 disabled unless rc.conf(5) enables it (recording 01). */
  private static List<Operation> addAddresses(
      InterfaceName name, List<InterfaceAddress> addresses) {
    Stream<Operation> enable =
        addresses.stream().anyMatch(one -> one.address() instanceof Ipv6Address)
            ? Stream.of(Operation.Run.of("ifconfig", name.value(), "inet6", "-ifdisabled"))
            : Stream.of();
    Stream<Operation> add =
        addresses.stream()
            .map(
                a ->
                    Operation.Run.of(
                        "ifconfig", name.value(), a.address().family(), a.toString(), "alias"));
    return Stream.concat(enable, add).toList();
  }

  private static List<Operation> createInterface(InterfaceName name) {
    return List.of(
        Operation.Run.of("ifconfig", name.value(), "create").unless("ifconfig", name.value()),
        // Synchronous, unlike `service netif cloneup`, whose addresses come a moment later
        // (recorded).
        Operation.Run.of("service", "netif", "start", name.value()));
  }
}
