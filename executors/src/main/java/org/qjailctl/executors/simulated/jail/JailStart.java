package org.qjailctl.executors.simulated.jail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.JailParameters;
import org.qjailctl.executors.simulated.world.Jails;
import org.qjailctl.executors.simulated.world.RunningJail;

/**
 * Starts a jail in the order of jail(8)'s startcommands: addresses, mounts, the jail itself, then
 * its commands. What was set up is taken back when a later part fails.
 */
final class JailStart {

  /** What the file may say that is no parameter of the kernel's. */
  private static final List<String> NOT_THE_KERNELS =
      List.of(
          "path",
          "host.hostname",
          "ip4.addr",
          "ip6.addr",
          "interface",
          "mount.fstab",
          "mount.devfs",
          "vnet.interface",
          "cpuset.id");

  private JailStart() {}

  static Result start(Invocation invocation, JailConf conf, JailBoot boot) throws FileRefused {
    Optional<String> wrong = refusal(invocation, conf);
    if (wrong.isPresent()) {
      return failed(conf, wrong.get());
    }
    Result addresses = JailAddresses.add(invocation, conf);
    if (!addresses.good()) {
      return undone(invocation, conf, addresses);
    }
    try {
      Result mounts = JailMounts.mount(invocation, conf);
      if (!mounts.good()) {
        JailAddresses.remove(invocation, conf);
        return mounts;
      }
    } catch (FileRefused e) {
      return undone(invocation, conf, failed(conf, e.getMessage()));
    }
    Jails jails = invocation.world().jails();
    RunningJail jail = jail(conf, jails.nextJid());
    if (JailAddresses.clash(jail, jails.all())) {
      return undone(invocation, conf, failed(conf, "IPv4 addresses clash"));
    }
    if (JailAddresses.clash6(jail, jails.all())) {
      return undone(invocation, conf, failed(conf, "IPv6 addresses clash"));
    }
    jails.add(jail);
    boot.start(invocation.in(jail));
    conf.value("exec.poststart").ifPresent(line -> invocation.run(List.of(line.split("\\s+"))));
    return Result.SILENT;
  }

  private static Optional<String> refusal(Invocation invocation, JailConf conf) {
    List<String> bad = JailAddresses.badlyWritten(conf);
    if (!bad.isEmpty()) {
      return Optional.of(bad.getFirst());
    }
    if (invocation.world().jails().find(conf.name()).isPresent()) {
      return Optional.of("already exists");
    }
    String root = conf.value("path").orElse("");
    if (!invocation.files().isFolder(root)) {
      return Optional.of("path " + root + ": No such file or directory");
    }
    // A parameter of a module that is not loaded, such as allow.mount.zfs, is unknown.
    return kernelParameters(conf).keySet().stream()
        .filter(name -> !JailParameters.known(name))
        .findFirst()
        .map(name -> "unknown parameter: " + name);
  }

  private static Result failed(JailConf conf, String words) {
    return Result.failed(1, "jail: " + conf.name() + ": " + words);
  }

  private static Result undone(Invocation invocation, JailConf conf, Result failure) {
    JailMounts.unmount(invocation, conf);
    JailAddresses.remove(invocation, conf);
    return failure;
  }

  private static Map<String, String> kernelParameters(JailConf conf) {
    Map<String, String> parameters = new TreeMap<>(conf.parameters());
    parameters.keySet().removeAll(NOT_THE_KERNELS);
    parameters.keySet().removeIf(name -> name.startsWith("exec."));
    return parameters;
  }

  private static RunningJail jail(JailConf conf, int jid) {
    Map<String, String> parameters = kernelParameters(conf);
    if (parameters.containsKey("vnet")) {
      parameters.put("vnet", "new");
    }
    return new RunningJail(
        jid,
        conf.name(),
        HostPath.of(conf.value("path").orElse("/")),
        conf.value("host.hostname").orElse(conf.name()),
        conf.addresses("ip4.addr").stream().map(w -> Ipv4Address.of(w.address())).toList(),
        conf.addresses("ip6.addr").stream().map(w -> Ipv6Address.of(w.address())).toList(),
        parameters);
  }
}
