package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.JailSetting;

/** What qjail cannot change of a jail that is there: it would have to be made anew. */
final class JailAnew {

  private JailAnew() {}

  /**
   * What cannot be changed in place, a clause each.
   *
   * @param sshd whether sshd(8) is enabled in the jail's files
   */
  static List<String> reasons(Jail wanted, ObservedJail found, boolean sshd) {
    List<String> why = new ArrayList<>();
    if (!wanted.name().zone().equals(found.name().zone())) {
      why.add(
          "it is in "
              + JailWords.zone(found.name())
              + " and is to be in "
              + JailWords.zone(wanted.name()));
    }
    if (!wanted.image().equals(found.image())) {
      why.add(
          "it lives in "
              + JailWords.keptIn(found.image())
              + " and is to live in "
              + JailWords.keptIn(wanted.image()));
    }
    lastAddress("ip4", wanted.ip4(), found.ip4()).ifPresent(why::add);
    lastAddress("ip6", wanted.ip6(), found.ip6()).ifPresent(why::add);
    found
        .vnet()
        .ifPresent(
            vnet ->
                why.addAll(ofVnet(vnet, wanted, JailSettings.differences(wanted, found, sshd))));
    return why;
  }

  private static Optional<String> lastAddress(
      String family, List<? extends JailAddress<?>> wanted, List<String> found) {
    return wanted.isEmpty() && !found.isEmpty()
        ? Optional.of(
            "it has the "
                + family
                + " addresses "
                + found
                + " and is to have none, and config -"
                + family.charAt(2)
                + " takes no last address away")
        : Optional.empty();
  }

  private static List<String> ofVnet(Vnet vnet, Jail wanted, List<JailSetting> settings) {
    List<String> why = new ArrayList<>();
    if (wanted.vnet().isEmpty()) {
      // The script sets its variable to NO, then refuses that as no firewall (recording 06).
      why.add("it has a network stack of its own, and config -V never works");
    } else if (wanted.vnet().get().firewall() != vnet.firewall()) {
      why.add(
          "its firewall is "
              + vnet.firewall()
              + ", and config -v adds another one beside it in the jail's rc.conf");
    }
    String refused =
        settings.stream()
            .filter(setting -> !allowedOfVnet(setting))
            .map(JailAnew::name)
            .collect(Collectors.joining(", "));
    if (!refused.isEmpty()) {
      why.add("it has a network stack of its own, of which it changes no " + refused);
    }
    return why;
  }

  /** What the function config looks at before it turns vnet jails away (qjail 5.0). */
  private static boolean allowedOfVnet(JailSetting setting) {
    return switch (setting) {
      case JailSetting.Parameter parameter -> parameter.parameter() == JailParameter.DEVFS_RULESET;
      case JailSetting.Addresses addresses -> true;
      case JailSetting.BesideInterface beside -> true;
      case JailSetting.OwnNetwork network -> true;
      case JailSetting.Boot boot -> true;
      // That its definition has no interface is what vnet made of it.
      case JailSetting.OnInterface on -> true;
      case JailSetting.SshUser user -> false;
    };
  }

  private static String name(JailSetting setting) {
    return setting instanceof JailSetting.Parameter parameter
        ? parameter.parameter().jailName()
        : "ssh user";
  }
}
