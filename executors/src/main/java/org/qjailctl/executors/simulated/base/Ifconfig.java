package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Netmask;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Interfaces;
import org.qjailctl.executors.simulated.world.NetworkInterface;

/** ifconfig(8), as recordings 01 and 03 show it. */
public final class Ifconfig implements Program {

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "aLlf:u");
    Interfaces interfaces = invocation.world().interfaces();
    String format = options.value('f').orElse("");
    InterfaceText text =
        new InterfaceText(format.contains("inet:cidr"), format.contains("inet6:cidr"));
    if (options.has('l')) {
      return Result.printed(
          interfaces.all().stream().map(i -> i.name().value()).collect(Collectors.joining(" "))
              + "\n");
    }
    List<String> words = options.rest();
    if (words.isEmpty()) {
      return Result.printed(interfaces.all().stream().map(text::of).collect(Collectors.joining()));
    }
    String name = words.getFirst();
    if (words.size() > 1 && (words.get(1).equals("create") || words.get(1).equals("plumb"))) {
      return create(invocation, name);
    }
    Optional<NetworkInterface> found = interfaces.find(name);
    if (found.isEmpty()) {
      return Result.failed(1, "ifconfig: interface " + name + " does not exist");
    }
    return words.size() == 1
        ? Result.printed(text.of(found.get()))
        : change(interfaces, found.get(), words.subList(1, words.size()));
  }

  private static Result create(Invocation invocation, String name) {
    Interfaces interfaces = invocation.world().interfaces();
    String whole = name;
    for (int unit = 0; !Character.isDigit(whole.charAt(whole.length() - 1)); unit++) {
      whole = interfaces.find(name + unit).isPresent() ? whole : name + unit;
    }
    if (interfaces.find(whole).isPresent()) {
      return Result.failed(1, "ifconfig: interface " + whole + " already exists");
    }
    if (!whole.matches("(lo|bridge|epair|tap|tun|vlan|gif|wg)[0-9]+")) {
      return Result.failed(1, "ifconfig: SIOCIFCREATE2 (" + whole + "): Invalid argument");
    }
    interfaces.create(new InterfaceName(whole));
    invocation.world().announce(new InterfaceName(whole));
    return Result.printed(whole.equals(name) ? "" : whole + "\n");
  }

  private static Result change(
      Interfaces interfaces, NetworkInterface changed, List<String> words) {
    return switch (words.getFirst()) {
      case "destroy" -> {
        if (changed.kind() == NetworkInterface.Kind.EM
            || changed.kind() == NetworkInterface.Kind.VTNET) {
          yield Result.failed(1, "ifconfig: SIOCIFDESTROY: Invalid argument");
        }
        interfaces.destroy(changed.name());
        yield Result.SILENT;
      }
      case "up", "down" -> {
        interfaces.bring(changed.name(), words.getFirst().equals("up"));
        yield Result.SILENT;
      }
      case "inet" -> address(interfaces, changed, true, words.subList(1, words.size()));
      case "inet6" -> address(interfaces, changed, false, words.subList(1, words.size()));
      default -> address(interfaces, changed, true, words);
    };
  }

  private static Result address(
      Interfaces interfaces, NetworkInterface changed, boolean inet, List<String> words) {
    if (words.isEmpty()) {
      return Result.failed(1, "ifconfig: 'inet' requires argument");
    }
    if (!inet && words.stream().allMatch(word -> word.matches("-?(ifdisabled|auto_linklocal)"))) {
      return Result.SILENT;
    }
    String[] parts = words.getFirst().split("/", 2);
    Optional<? extends IpAddress> address =
        inet ? Ipv4Address.parse(parts[0]).toOptional() : Ipv6Address.parse(parts[0]).toOptional();
    OptionalInt prefix = prefix(parts, words, address);
    if (address.isEmpty() || prefix.isEmpty()) {
      return Result.failed(1, "ifconfig: " + parts[0] + ": bad value");
    }
    boolean removes =
        words.contains("-alias") || words.contains("delete") || words.contains("remove");
    if (!removes && isOfOtherLength(changed, address.get(), prefix.getAsInt())) {
      return Result.failed(1, "ifconfig: ioctl (SIOCAIFADDR): Invalid argument");
    }
    if (!removes) {
      interfaces.add(changed.name(), new InterfaceAddress(address.get(), prefix.getAsInt()));
      return Result.SILENT;
    }
    if (!changed.has(address.get())) {
      return Result.failed(1, "ifconfig: ioctl (SIOCDIFADDR): Can't assign requested address");
    }
    interfaces.remove(changed.name(), address.get());
    return Result.SILENT;
  }

  /** The kernel changes no IPv6 address's prefix length (in6_validate_ifra in in6.c). */
  private static boolean isOfOtherLength(NetworkInterface changed, IpAddress address, int prefix) {
    return address instanceof Ipv6Address
        && changed.addresses().stream()
            .anyMatch(one -> one.address().equals(address) && one.prefix() != prefix);
  }

  private static OptionalInt prefix(
      String[] parts, List<String> words, Optional<? extends IpAddress> address) {
    int bits = address.isPresent() ? address.get().bits() : 128;
    if (parts.length == 2) {
      boolean number = parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= bits;
      return number ? OptionalInt.of(Integer.parseInt(parts[1])) : OptionalInt.empty();
    }
    int netmask = words.indexOf("netmask");
    if (netmask >= 0 && netmask + 1 < words.size()) {
      return Netmask.prefixOf(words.get(netmask + 1));
    }
    int length = words.indexOf("prefixlen");
    if (length >= 0 && length + 1 < words.size() && words.get(length + 1).matches("[0-9]{1,3}")) {
      return OptionalInt.of(Math.min(bits, Integer.parseInt(words.get(length + 1))));
    }
    return OptionalInt.of(address.isPresent() ? InterfaceDefaults.prefix(address.get()) : 0);
  }
}
