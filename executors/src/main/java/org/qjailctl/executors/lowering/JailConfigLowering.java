package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.plan.JailSetting;

/**
 * {@code qjail config} takes one option a call: lower case sets, upper case takes back (qjail 5.0).
 */
final class JailConfigLowering {

  private JailConfigLowering() {}

  static List<Operation> operations(JailName jail, List<JailSetting> settings) {
    return settings.stream()
        .flatMap(setting -> options(setting).stream())
        .map(option -> config(option, jail))
        .toList();
  }

  private static Operation config(List<String> option, JailName jail) {
    List<String> argv = new ArrayList<>(option);
    argv.add(jail.value());
    return Argv.qjail("config", jail.zone(), argv.toArray(String[]::new));
  }

  private static List<List<String>> options(JailSetting setting) {
    return switch (setting) {
      case JailSetting.Parameter(JailParameter parameter, Optional<ParameterValue> value) ->
          List.of(option(parameter, value));
      case JailSetting.Addresses addresses ->
          List.of(List.of(addresses.family().equals("ip4") ? "-4" : "-6", addresses.list()));
      case JailSetting.OnInterface(InterfaceName name) -> List.of(List.of("-c", name.value()));
      case JailSetting.SshUser user -> List.of(List.of("-h"));
      case JailSetting.OwnNetwork(Vnet vnet) ->
          List.of(beside(vnet), List.of("-v", vnet.firewall().toString()));
      case JailSetting.BesideInterface(Vnet vnet) -> List.of(beside(vnet));
      case JailSetting.Boot(BootPolicy from, BootPolicy to) -> boot(from, to);
    };
  }

  /** Has to be known before -v. */
  private static List<String> beside(Vnet vnet) {
    return List.of("-w", vnet.networkInterface().value());
  }

  private static List<String> option(JailParameter parameter, Optional<ParameterValue> value) {
    if (value.isEmpty()) {
      return List.of("-" + Character.toUpperCase(parameter.option()));
    }
    String set = "-" + parameter.option();
    return switch (value.get()) {
      case ParameterValue.On on -> List.of(set);
      case ParameterValue.Numeric(int number) -> List.of(set, Integer.toString(number));
    };
  }

  private static List<List<String>> boot(BootPolicy from, BootPolicy to) {
    List<List<String>> options = new ArrayList<>();
    switch (from) {
      case AUTO -> {}
      case MANUAL -> options.add(List.of("-M"));
      case NORUN -> options.add(List.of("-R"));
    }
    switch (to) {
      case AUTO -> {}
      case MANUAL -> options.add(List.of("-m"));
      case NORUN -> options.add(List.of("-r"));
    }
    return options;
  }
}
