package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.planner.network.CarriedAddress;

/** What {@code qjail config} has to change of a definition, and the calls' order. */
final class JailSettings {

  private JailSettings() {}

  /**
   * What is to change so that {@code found} is as {@code wanted}, the start-up policy left out.
   *
   * @param sshd whether sshd(8) is enabled in the jail's files
   */
  static List<JailSetting> differences(Jail wanted, ObservedJail found, boolean sshd) {
    List<JailSetting> settings = new ArrayList<>();
    if (wanted.vnet().isEmpty()
        && !found.networkInterface().equals(wanted.networkInterface().value())) {
      settings.add(new JailSetting.OnInterface(wanted.networkInterface()));
    }
    addresses(wanted, wanted.ip4(), found.ip4()).ifPresent(settings::add);
    addresses(wanted, wanted.ip6(), found.ip6()).ifPresent(settings::add);
    for (JailParameter parameter : JailParameter.values()) {
      Optional<ParameterValue> value = Optional.ofNullable(wanted.parameters().get(parameter));
      if (parameter == JailParameter.DEVFS_RULESET && setByVnet(wanted)) {
        continue;
      }
      if (!value.equals(Optional.ofNullable(found.parameters().get(parameter)))) {
        settings.add(new JailSetting.Parameter(parameter, value));
      }
    }
    if (wanted.ssh() && !found.sshPending() && !sshd) {
      settings.add(new JailSetting.SshUser());
    }
    wanted.vnet().flatMap(vnet -> vnet(vnet, found)).ifPresent(settings::add);
    return settings;
  }

  /** Last of all: of a jail with its own network stack qjail changes little. */
  private static Optional<JailSetting> vnet(Vnet wanted, ObservedJail found) {
    if (found.vnet().isEmpty()) {
      return Optional.of(new JailSetting.OwnNetwork(wanted));
    }
    return found.vnet().get().networkInterface().equals(wanted.networkInterface())
        ? Optional.empty()
        : Optional.of(new JailSetting.BesideInterface(wanted));
  }

  /** qjail config -v gives a jail that runs pf or ipf a rule set of its own, 70 or 60. */
  private static boolean setByVnet(Jail wanted) {
    return wanted
        .vnet()
        .filter(vnet -> vnet.firewall() == Vnet.Firewall.PF || vnet.firewall() == Vnet.Firewall.IPF)
        .isPresent();
  }

  /** Compared as they are carried once the jail is on its interface, however they are written. */
  private static Optional<JailSetting> addresses(
      Jail jail, List<? extends JailAddress<? extends IpAddress>> wanted, List<String> found) {
    InterfaceName own = jail.networkInterface();
    boolean same =
        wanted.stream()
            .map(address -> CarriedAddress.of(own, address))
            .toList()
            .equals(
                found.stream()
                    .map(written -> CarriedAddress.written(own.value(), written))
                    .toList());
    return same || wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(new JailSetting.Addresses(List.copyOf(wanted)));
  }

  /**
   * {@code settings} as qjail lets them through: {@code qjail config} refuses a jail in manual or
   * norun status (qjail 5.0, recorded), so the status is lifted before and set after.
   */
  static List<JailSetting> bracketed(List<JailSetting> settings, BootPolicy from, BootPolicy to) {
    List<JailSetting> all = new ArrayList<>();
    boolean lifted = from != BootPolicy.AUTO && (!settings.isEmpty() || from != to);
    if (lifted) {
      all.add(new JailSetting.Boot(from, BootPolicy.AUTO));
    }
    all.addAll(settings);
    BootPolicy now = lifted ? BootPolicy.AUTO : from;
    if (now != to) {
      all.add(new JailSetting.Boot(now, to));
    }
    return List.copyOf(all);
  }

  /** What a new jail needs beyond {@code qjail create}. */
  static List<JailSetting> ofNewJail(Jail wanted) {
    List<JailSetting> settings = new ArrayList<>();
    wanted
        .parameters()
        .forEach(
            (parameter, value) ->
                settings.add(new JailSetting.Parameter(parameter, Optional.of(value))));
    if (wanted.ssh()) {
      settings.add(new JailSetting.SshUser());
    }
    wanted.vnet().ifPresent(vnet -> settings.add(new JailSetting.OwnNetwork(vnet)));
    return bracketed(settings, BootPolicy.AUTO, wanted.boot());
  }

  /** What the definition holds once all of {@code settings} are carried out. */
  static List<JailSetting> lasting(List<JailSetting> settings) {
    List<JailSetting> last = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      boolean passing =
          settings.get(i) instanceof JailSetting.Boot
              && settings.subList(i + 1, settings.size()).stream()
                  .anyMatch(JailSetting.Boot.class::isInstance);
      if (!passing) {
        last.add(settings.get(i));
      }
    }
    return List.copyOf(last);
  }
}
