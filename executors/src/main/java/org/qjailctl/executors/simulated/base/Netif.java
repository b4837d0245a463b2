package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.rcconf.RcConf;
import org.qjailctl.executors.simulated.world.Interfaces;
import org.qjailctl.executors.simulated.world.World;

/** The rc.d(8) script netif with what network.subr gives it; recording 03. */
public final class Netif implements RcScript {

  @Override
  public Result run(Invocation invocation, String command, List<String> arguments) {
    return switch (command) {
      case "cloneup" -> Result.printed(cloneUp(invocation, List.of(), true));
      case "clonedown" -> Result.printed(cloneDown(invocation, List.of()));
      case "start", "quietstart" -> Result.printed(start(invocation, arguments));
      case "stop" -> Result.printed(stop(invocation, arguments));
      case "restart" -> Result.printed(stop(invocation, arguments) + start(invocation, arguments));
      default -> RcScript.usage("netif", command);
    };
  }

  private static List<String> cloned(Invocation invocation, List<String> only) {
    String list = RcConf.effect(invocation.files()).getOrDefault("cloned_interfaces", "");
    return Pattern.compile("\\s+")
        .splitAsStream(list)
        .filter(name -> !name.isEmpty() && (only.isEmpty() || only.contains(name)))
        .toList();
  }

  private static String cloneUp(Invocation invocation, List<String> only, boolean devd) {
    World world = invocation.world();
    List<String> made = new ArrayList<>();
    for (String name : cloned(invocation, only)) {
      if (world.interfaces().find(name).isEmpty()
          && invocation.run("ifconfig", name, "create").good()) {
        made.add(name);
      }
    }
    if (!devd) {
      world.takePendingDevd();
    }
    return made.isEmpty() ? "" : "Created clone interfaces: " + String.join(" ", made) + ".\n";
  }

  private static String cloneDown(Invocation invocation, List<String> only) {
    Interfaces interfaces = invocation.world().interfaces();
    List<String> gone =
        cloned(invocation, only).stream()
            .filter(name -> interfaces.find(name).isPresent())
            .toList();
    gone.forEach(name -> interfaces.destroy(new InterfaceName(name)));
    return gone.isEmpty() ? "" : "Destroyed clone interfaces: " + String.join(" ", gone) + ".\n";
  }

  private static List<String> named(Invocation invocation, List<String> arguments) {
    return arguments.isEmpty()
        ? invocation.world().interfaces().all().stream().map(i -> i.name().value()).toList()
        : arguments;
  }

  private static String start(Invocation invocation, List<String> arguments) {
    String cloned = cloneUp(invocation, arguments, false);
    List<String> done = present(invocation, named(invocation, arguments));
    done.forEach(name -> configure(invocation, name));
    return done.isEmpty() ? cloned : cloned + report(invocation, "Starting", done);
  }

  private static String stop(Invocation invocation, List<String> arguments) {
    Interfaces interfaces = invocation.world().interfaces();
    List<String> done = present(invocation, named(invocation, arguments));
    for (String name : done) {
      for (InterfaceAddress address : interfaces.find(name).orElseThrow().addresses()) {
        if (!(address.address() instanceof Ipv6Address six && six.isLinkLocal())) {
          interfaces.remove(new InterfaceName(name), address.address());
        }
      }
      interfaces.bring(new InterfaceName(name), false);
    }
    String report = done.isEmpty() ? "" : report(invocation, "Stopping", done);
    return report + cloneDown(invocation, arguments);
  }

  private static List<String> present(Invocation invocation, List<String> names) {
    return names.stream().filter(n -> invocation.world().interfaces().find(n).isPresent()).toList();
  }

  private static String report(Invocation invocation, String verb, List<String> names) {
    return names.stream()
        .map(n -> invocation.world().interfaces().find(n).orElseThrow())
        .map(InterfaceText.PLAIN::of)
        .collect(Collectors.joining("", verb + " Network: " + String.join(" ", names) + ".\n", ""));
  }

  /**
   * Sets what rc.conf says of one interface, as devd(8) and {@code netif start} do: adds, removes
   * nothing.
   */
  public static void configure(Invocation invocation, String name) {
    Interfaces interfaces = invocation.world().interfaces();
    if (interfaces.find(name).isEmpty()) {
      return;
    }
    Map<String, String> variables = RcConf.effect(invocation.files());
    boolean ipv6 = !variables.getOrDefault(own(name) + "_ipv6", "").isBlank();
    for (String value : settings(variables, name)) {
      if (value.contains("up")) {
        interfaces.bring(new InterfaceName(name), true);
      }
      // ipv6_up in network.subr of FreeBSD 13.2: no inet6 alias without ifconfig_IF_ipv6.
      if (Alias.parse(value) instanceof Parsed.Ok<Alias>(Alias alias)
          && (ipv6 || alias.first() instanceof Ipv4Address)) {
        alias.addresses().forEach(a -> interfaces.add(new InterfaceName(name), a));
      }
    }
  }

  private static String own(String name) {
    return "ifconfig_" + name.replace('.', '_');
  }

  /** The interface's own setting, then its aliases by number, then the unnumbered ones. */
  private static List<String> settings(Map<String, String> variables, String name) {
    String own = own(name);
    List<String> settings = new ArrayList<>();
    settings.add(variables.getOrDefault(own, ""));
    settings.add(variables.getOrDefault(own + "_ipv6", ""));
    Pattern numbered = Pattern.compile(Pattern.quote(own) + "_alias[0-9]{1,6}");
    variables.keySet().stream()
        .filter(v -> numbered.matcher(v).matches())
        .sorted(Comparator.comparingInt(v -> Integer.parseInt(v.substring(own.length() + 6))))
        .forEach(v -> settings.add(variables.getOrDefault(v, "")));
    settings.addAll(List.of(variables.getOrDefault(own + "_aliases", "").split("\\s(?=inet)")));
    return settings;
  }
}
