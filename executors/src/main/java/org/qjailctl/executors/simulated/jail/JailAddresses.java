package org.qjailctl.executors.simulated.jail;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.RunningJail;

/**
 * A jail's addresses on its interfaces: jail(8) adds them as the jail starts and takes them off as
 * it stops, with ifconfig(8).
 */
final class JailAddresses {

  private JailAddresses() {}

  /** What is wrong with the way an address is written, as recording 07 has it; empty when fine. */
  static List<String> badlyWritten(JailConf conf) {
    List<String> bad = new ArrayList<>();
    for (JailConf.Wanted wanted : conf.addresses("ip4.addr")) {
      if (Ipv4Address.parse(wanted.address()).toOptional().isEmpty()) {
        bad.add("ip4.addr: not an IPv4 address: " + wanted.address());
      }
    }
    for (JailConf.Wanted wanted : conf.addresses("ip6.addr")) {
      if (Ipv6Address.parse(wanted.address()).toOptional().isEmpty()) {
        bad.add("ip6.addr: not an IPv6 address: " + wanted.address());
      }
    }
    return bad;
  }

  static Result add(Invocation invocation, JailConf conf) {
    Result all = Result.SILENT;
    for (List<String> command : commands(conf, "alias")) {
      Result one = run(invocation, conf, command);
      all = all.then(one);
      if (!one.good()) {
        return all;
      }
    }
    return all;
  }

  /** Goes on after a failure, and ends in one then (recording 07, step 24). */
  static Result remove(Invocation invocation, JailConf conf) {
    Result all = Result.SILENT;
    boolean good = true;
    for (List<String> command : commands(conf, "-alias")) {
      Result one = run(invocation, conf, command);
      good &= one.good();
      all = all.then(one);
    }
    return new Result(good ? 0 : 1, all.stdout(), all.stderr());
  }

  private static Result run(Invocation invocation, JailConf conf, List<String> command) {
    Result result = invocation.run(command);
    return result.good()
        ? result
        : result.then(
            Result.failed(
                1, "jail: " + conf.name() + ": /sbin/" + String.join(" ", command) + ": failed"));
  }

  private static List<List<String>> commands(JailConf conf, String action) {
    List<List<String>> commands = new ArrayList<>();
    for (JailConf.Wanted wanted : conf.addresses("ip4.addr")) {
      wanted
          .nic()
          .ifPresent(
              nic ->
                  commands.add(
                      List.of(
                          "ifconfig",
                          nic,
                          "inet",
                          wanted.address(),
                          "netmask",
                          "255.255.255.255",
                          action)));
    }
    for (JailConf.Wanted wanted : conf.addresses("ip6.addr")) {
      wanted
          .nic()
          .ifPresent(
              nic ->
                  commands.add(
                      List.of(
                          "ifconfig", nic, "inet6", wanted.address(), "prefixlen", "128", action)));
    }
    return commands;
  }

  /**
   * Whether the kernel refuses these addresses: another jail has one of them, and one of the two
   * has more than one (kern_jail_set in kern_jail.c; recording 07, step 21).
   */
  static boolean clash(RunningJail jail, List<RunningJail> others) {
    return others.stream()
        .filter(other -> jail.ip4().size() > 1 || other.ip4().size() > 1)
        .anyMatch(other -> jail.ip4().stream().anyMatch(other.ip4()::contains));
  }

  /** The same for IPv6. */
  static boolean clash6(RunningJail jail, List<RunningJail> others) {
    return others.stream()
        .filter(other -> jail.ip6().size() > 1 || other.ip6().size() > 1)
        .anyMatch(other -> jail.ip6().stream().anyMatch(other.ip6()::contains));
  }
}
