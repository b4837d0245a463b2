package org.qjailctl.schema.binding;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode;

/** Whether a jail has an address at all, and one that its interface is meant for. */
final class JailAddresses {

  private JailAddresses() {}

  static void reportNone(Placed<JailName> jail, Section section) {
    if (saysNone(section, "ip4") && saysNone(section, "ip6")) {
      section
          .reading()
          .problems()
          .report(
              ManifestCode.JAIL_WITHOUT_ADDRESS,
              section.place().atHead(),
              "The jail " + jail.value() + " has neither ip4 nor ip6.",
              "Add `ip4: [192.168.1.1]` with an address that is free.");
    }
  }

  /**
   * Reports addresses that none of their interface's aliases covers.
   *
   * @param own the jail's interface
   * @param interfaces those that the manifest describes
   */
  static void reportBeside(
      InterfaceName own,
      List<Placed<JailAddress<? extends IpAddress>>> addresses,
      SortedMap<InterfaceName, NetworkInterface> interfaces,
      Problems problems) {
    // Of hardware the manifest lists only the aliases that it adds: an address beside them is fine.
    for (Placed<JailAddress<? extends IpAddress>> written : addresses) {
      NetworkInterface on = interfaces.get(written.value().on(own));
      IpAddress address = written.value().address();
      if (on != null && on.cloned() && !on.aliases().isEmpty() && !isAmong(on, address)) {
        reportBeside(new Placed<>(address, written.place()), on, problems);
      }
    }
  }

  /**
   * Reports IPv6 addresses that an alias puts on their interface with another length than jail(8)
   * does, which is 128 (command.c of FreeBSD 13.2): the kernel refuses to change it (in6.c,
   * in6_validate_ifra), and the jail does not start.
   */
  static void reportOtherLength(
      InterfaceName own,
      List<Placed<JailAddress<? extends IpAddress>>> addresses,
      SortedMap<InterfaceName, NetworkInterface> interfaces,
      Problems problems) {
    for (Placed<JailAddress<? extends IpAddress>> written : addresses) {
      NetworkInterface on = interfaces.get(written.value().on(own));
      if (on != null && written.value().address() instanceof Ipv6Address address) {
        on.aliases().stream()
            .filter(alias -> AliasRange.covers(alias, address))
            .filter(alias -> alias.prefix().orElse(64) != address.bits())
            .findFirst()
            .ifPresent(
                alias ->
                    problems.report(
                        ManifestCode.IPV6_ALIAS_LENGTH,
                        written.place(),
                        address
                            + " is among "
                            + Quoted.of(alias.toString())
                            + " of "
                            + on.name()
                            + ", with a prefix of "
                            + alias.prefix().orElse(64)
                            + " bits; jail(8) adds it with 128, which FreeBSD refuses then.",
                        "Write the alias as "
                            + Quoted.of(
                                new Alias(alias.first(), alias.count(), OptionalInt.of(128))
                                    .toString())
                            + ", or leave the address to the jail."));
      }
    }
  }

  /** An address that is written wrongly is reported as such, not as missing. */
  private static boolean saysNone(Section section, String key) {
    return section
        .node(key)
        .map(node -> node instanceof YamlNode.Sequence list && list.items().isEmpty())
        .orElse(true);
  }

  private static boolean isAmong(NetworkInterface on, IpAddress address) {
    return on.aliases().stream().anyMatch(alias -> AliasRange.covers(alias, address))
        || on.aliases().stream()
            .noneMatch(alias -> alias.first().family().equals(address.family()));
  }

  private static void reportBeside(
      Placed<? extends IpAddress> address, NetworkInterface on, Problems problems) {
    String aliases =
        on.aliases().stream().map(Object::toString).limit(5).collect(Collectors.joining(", "));
    problems.report(
        ManifestCode.ADDRESS_OUTSIDE_ALIASES,
        address.place(),
        address.value() + " is not among the aliases of " + on.name() + ": " + aliases + ".",
        "Choose one of those, or add "
            + Quoted.of(address.value().family() + " " + address.value())
            + " to the aliases.");
  }
}
