package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.JailParameters;
import org.qjailctl.executors.simulated.world.RunningJail;

/** jls(8) with the forms of recordings 01, 05 and 12. */
public final class Jls implements Program {

  @Override
  public Result run(Invocation invocation) {
    List<String> arguments = new ArrayList<>(invocation.arguments());
    boolean json =
        arguments.size() > 1
            && arguments.get(0).equals("--libxo")
            && arguments.get(1).equals("json");
    if (json) {
      arguments.subList(0, 2).clear();
    }
    json |= arguments.remove("--libxo=json");
    Options options = Options.read(arguments, "dhj:Nnqsv");
    List<RunningJail> jails = invocation.world().jails().all();
    if (options.value('j').isPresent()) {
      Optional<RunningJail> one = invocation.world().jails().find(options.value('j').get());
      if (one.isEmpty()) {
        return Result.failed(1, "jls: jail \"" + options.value('j').get() + "\" not found");
      }
      jails = List.of(one.get());
    }
    for (String name : options.rest()) {
      if (!JailParameters.known(name) || ofFileSystemNotLoaded(invocation, name)) {
        return Result.of(1, json ? "{ }\n" : "", "jls: unknown parameter: " + name + "\n");
      }
    }
    if (json) {
      return Result.printed(json(jails, options.rest()));
    }
    return Result.printed(
        options.rest().isEmpty() && !options.has('n') ? table(jails) : settings(jails, options));
  }

  /** GENERIC has the other file systems that a jail may mount built in (vfs_init.c). */
  private static boolean ofFileSystemNotLoaded(Invocation invocation, String parameter) {
    return parameter.equals("allow.mount.nullfs")
        && !invocation.world().kernel().hasModule("nullfs");
  }

  private static String table(List<RunningJail> jails) {
    StringBuilder text =
        new StringBuilder("   JID  IP Address      Hostname                      Path\n");
    for (RunningJail jail : jails) {
      text.append(
          "%6d  %-15.15s %-29.29s %.74s\n"
              .formatted(jail.jid(), firstAddress(jail), jail.hostname(), jail.path()));
    }
    return text.toString();
  }

  private static String firstAddress(RunningJail jail) {
    return jail.ip4().isEmpty() ? "" : jail.ip4().getFirst().toString();
  }

  private static String settings(List<RunningJail> jails, Options options) {
    StringBuilder text = new StringBuilder();
    for (RunningJail jail : jails) {
      Map<String, String> all = JailParameters.of(jail);
      List<String> names = options.rest().isEmpty() ? List.copyOf(all.keySet()) : options.rest();
      text.append(
              names.stream()
                  .map(
                      n ->
                          options.has('n')
                              ? named(n, all.getOrDefault(n, ""))
                              : all.getOrDefault(n, ""))
                  .collect(Collectors.joining(" ")))
          .append('\n');
    }
    return text.toString();
  }

  private static String named(String name, String value) {
    if (JailParameters.isSwitch(name)) {
      int last = name.lastIndexOf('.') + 1;
      return value.equals("true") ? name : name.substring(0, last) + "no" + name.substring(last);
    }
    return name + "=" + (name.equals("host.domainname") && value.isEmpty() ? "\"\"" : value);
  }

  private static String json(List<RunningJail> jails, List<String> names) {
    return jails.stream()
        .map(jail -> names.isEmpty() ? brief(jail) : chosen(jail, names))
        .collect(
            Collectors.joining(
                ", ", "{\"__version\": \"2\", \"jail-information\": {\"jail\": [", "]}}\n"));
  }

  private static String brief(RunningJail jail) {
    return "{\"jid\":%d,\"ipv4\":%s,\"hostname\":%s,\"path\":%s}"
        .formatted(
            jail.jid(),
            quoted(firstAddress(jail)),
            quoted(jail.hostname()),
            quoted(jail.path().value()));
  }

  /**
   * All values are texts but the addresses, which are lists with a blank before and after the name.
   */
  private static String chosen(RunningJail jail, List<String> names) {
    Map<String, String> all = JailParameters.of(jail);
    StringBuilder text = new StringBuilder("{");
    for (String name : names) {
      boolean list = name.equals("ip4.addr") || name.equals("ip6.addr");
      String separator = text.length() == 1 ? "" : list ? ", " : ",";
      String value = all.getOrDefault(name, "");
      text.append(separator)
          .append(quoted(name))
          .append(list ? ": " + listed(value) : ":" + quoted(value));
    }
    return text.append('}').toString();
  }

  private static String listed(String addresses) {
    return addresses.isEmpty()
        ? "[]"
        : Arrays.stream(addresses.split(","))
            .map(Jls::quoted)
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
