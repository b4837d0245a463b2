package org.qjailctl.executors.simulated.seeding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.KernelState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** The release, the name, and what jails ask of the kernel. */
final class SeededSystem {

  private static final int SYSTEM_RULESETS = 4;

  private SeededSystem() {}

  static void lay(FileView host, HostState seen) throws FileRefused {
    // A variable of stock that nobody asked for must not come to light behind a prefix.
    host.write("/etc/rc.conf", "");
    Optional<SystemFacts> system = seen.system().known();
    if (system.isPresent()) {
      host.write(
          "/bin/freebsd-version",
          "#!/bin/sh\nUSERLAND_VERSION=\"" + system.get().release() + "\"\n");
      host.changeMode("/bin/freebsd-version", new FileMode(0555));
    }
    Optional<KernelState> kernel = seen.kernel().known();
    if (kernel.isPresent()) {
      host.write(
          "/etc/devfs.rules",
          kernel.get().devfsRulesets().stream()
              .filter(number -> number > SYSTEM_RULESETS)
              .map(number -> "[set" + number + "=" + number + "]\n")
              .collect(Collectors.joining()));
      if (kernel.get().ipfwAccepts()) {
        host.write("/boot/loader.conf", "net.inet.ip.fw.default_to_accept=\"1\"\n");
      }
    }
  }

  /** The kernel is taken for one of the userland's release. */
  static Map<String, String> variables(HostState seen, Map<String, String> stock) {
    Map<String, String> variables = new TreeMap<>(stock);
    seen.system()
        .known()
        .ifPresent(
            system -> {
              variables.put("kern.hostname", system.hostName());
              variables.put("kern.osrelease", system.release());
              variables.put("hw.machine", system.architecture());
              variables.put("hw.machine_arch", system.architecture());
            });
    seen.kernel()
        .known()
        .ifPresent(kernel -> variables.put("net.fibs", Integer.toString(kernel.fibs())));
    return variables;
  }

  /** nullfs is there wherever a jail has run; pf where it has rules or filters. */
  static List<String> modules(HostState seen) {
    List<String> modules = new ArrayList<>(List.of("kernel", "nullfs"));
    if (SeededPf.loaded(seen.pf())) {
      modules.add("pf");
    }
    seen.kernel().known().filter(KernelState::zfs).ifPresent(kernel -> modules.add("zfs"));
    seen.kernel().known().filter(KernelState::ipfw).ifPresent(kernel -> modules.add("ipfw"));
    return modules;
  }
}
