package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/** The key {@code vnet} of a jail, and what qjail allows beside it. */
final class VnetBinding {

  private static final int MOST = 254;

  private VnetBinding() {}

  static Optional<Vnet> read(Section jail, References references) {
    return jail.section("vnet", vnet -> of(vnet, references)).flatMap(vnet -> vnet);
  }

  private static Optional<Vnet> of(Section vnet, References references) {
    vnet.require("interface");
    Optional<Placed<InterfaceName>> on = vnet.form("interface", Forms.INTERFACE);
    on.ifPresent(references::checkInterface);
    Vnet.Firewall firewall =
        vnet.word("firewall", List.of(Vnet.Firewall.values()))
            .map(Placed::value)
            .orElse(Vnet.Firewall.NONE);
    return on.map(name -> new Vnet(name.value(), firewall));
  }

  /** Reports what a jail with its own network stack cannot have. */
  static void report(Section section, WrittenJail jail, JailParameters parameters) {
    if (!section.has("vnet")) {
      return;
    }
    for (JailName name : jail.names()) {
      if (name.value().length() > Vnet.LONGEST_NAME) {
        report(
            section,
            "The name " + name + " has more than " + Vnet.LONGEST_NAME + " characters.",
            "Choose a shorter name.");
        break;
      }
    }
    if (section.has("image")) {
      report(section, "qjail makes no vnet of an image jail.", "Leave out vnet or image.");
    }
    if (section.has("interface")) {
      report(
          section,
          "Its addresses are on an interface inside the jail, not on one of the host.",
          "Write the host's interface beside it as `vnet: { interface: em0 }` alone.");
    }
    long ip4 = jail.addresses().stream().filter(VnetBinding::isIpv4).count();
    boolean elsewhere =
        jail.addresses().stream().anyMatch(one -> one.value().elsewhere().isPresent());
    if (ip4 != 1 || jail.addresses().size() - ip4 > 1 || elsewhere) {
      report(
          section,
          "qjail hands ifconfig one IPv4 address, and at most one of IPv6.",
          "Give it one address of each family, without an interface.");
    }
    if (parameters.values().containsKey(JailParameter.SECURELEVEL)) {
      report(section, "qjail config -v takes securelevel back.", "Leave out securelevel or vnet.");
    }
    boolean ruleset = parameters.values().containsKey(JailParameter.DEVFS_RULESET);
    if (ruleset && hasOwnRuleset(jail)) {
      report(
          section,
          "qjail config -v gives a jail that runs pf or ipf a devfs rule set of its own.",
          "Leave out devfs_ruleset.");
    }
  }

  /**
   * Reports the jail with which there are more than qjail numbers: it gives each vnet jail the next
   * number up to 254, and takes none back (qjail 5.0, config -v).
   */
  static void reportTooMany(List<WrittenJail> written, Problems problems) {
    int count = 0;
    for (WrittenJail jail : written) {
      boolean isVnet = jail.jail().flatMap(known -> known.vnet()).isPresent();
      int before = count;
      count += isVnet ? jail.names().size() : 0;
      if (before <= MOST && count > MOST) {
        problems.report(
            ManifestCode.VNET_UNFIT,
            jail.key().place(),
            "With it there are more than " + MOST + " jails with vnet, and qjail stops there.",
            "Give the others addresses on an interface of the host.");
      }
    }
  }

  private static boolean isIpv4(Placed<? extends JailAddress<?>> one) {
    return one.value().address() instanceof Ipv4Address;
  }

  private static boolean hasOwnRuleset(WrittenJail jail) {
    return jail.jail()
        .flatMap(known -> known.vnet())
        .filter(vnet -> vnet.firewall() == Vnet.Firewall.PF || vnet.firewall() == Vnet.Firewall.IPF)
        .isPresent();
  }

  private static void report(Section section, String detail, String remedy) {
    section
        .reading()
        .problems()
        .report(
            ManifestCode.VNET_UNFIT,
            section.node("vnet").map(node -> node.place().atHead()).orElse(section.place()),
            detail,
            remedy);
  }
}
