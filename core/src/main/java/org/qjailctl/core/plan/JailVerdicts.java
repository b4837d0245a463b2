package org.qjailctl.core.plan;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.RunningDifferences;

/** Whether a jail's definition holds what is wanted of it, and whether it runs so. */
final class JailVerdicts {

  private JailVerdicts() {}

  static Verdict has(ObservedJail jail, List<JailSetting> settings) {
    return Verdict.all(settings.stream().map(setting -> has(jail, setting)).toList());
  }

  private static Verdict has(ObservedJail jail, JailSetting setting) {
    return switch (setting) {
      case JailSetting.Parameter(JailParameter parameter, Optional<ParameterValue> value) -> {
        Optional<ParameterValue> found = Optional.ofNullable(jail.parameters().get(parameter));
        yield Verdict.when(
            found.equals(value),
            parameter + " is " + found.map(Object::toString).orElse("at its default"));
      }
      case JailSetting.Addresses wanted -> {
        List<String> found = wanted.family().equals("ip4") ? jail.ip4() : jail.ip6();
        yield Verdict.when(
            found.equals(wanted.addresses().stream().map(Object::toString).toList()),
            "its addresses are " + found);
      }
      case JailSetting.OnInterface(InterfaceName name) ->
          Verdict.when(
              jail.networkInterface().equals(name.value()),
              "its interface is " + jail.networkInterface());
      case JailSetting.SshUser user ->
          Verdict.when(jail.sshPending(), "its next start makes no user for ssh");
      case JailSetting.OwnNetwork(Vnet vnet) -> hasVnet(jail, vnet);
      case JailSetting.BesideInterface(Vnet vnet) -> hasVnet(jail, vnet);
      case JailSetting.Boot(BootPolicy from, BootPolicy to) ->
          Verdict.when(jail.boot() == to, "its start-up policy is " + jail.boot());
    };
  }

  private static Verdict hasVnet(ObservedJail jail, Vnet vnet) {
    return Verdict.when(
        jail.vnet().equals(Optional.of(vnet)),
        "its vnet is " + jail.vnet().map(Vnet::toString).orElse("off"));
  }

  /** A jail that runs otherwise than it is defined was not started as the step meant. */
  static Verdict runs(JailName name, Optional<ObservedJail> found) {
    if (!found.map(ObservedJail::runs).orElse(false)) {
      return new Verdict.Fails("the jail " + name + " does not run");
    }
    List<String> differences = found.map(RunningDifferences::of).orElse(List.of());
    return Verdict.when(
        differences.isEmpty(),
        "the jail "
            + name
            + " runs with "
            + String.join(", ", differences)
            + ", its definition says otherwise");
  }
}
