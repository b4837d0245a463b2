package org.qjailctl.executors.simulated.seeding;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedSysctl;
import org.qjailctl.core.observed.SysctlState;
import org.qjailctl.core.observed.SysctlType;
import org.qjailctl.core.plan.SysctlConf;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Oid;

/** Kernel variables that were asked for, and the files that set them at boot. */
final class SeededSysctl {

  /** What stands below a branch, so that there is one. */
  private static final String LEAF = ".seeded";

  private SeededSysctl() {}

  static void lay(FileView host, Fact<SysctlState> seen) throws FileRefused {
    Optional<SysctlState> known = seen.known();
    if (known.isEmpty()) {
      return;
    }
    put(host, SysctlConf.PATH.value(), known.get().conf());
    if (known.get().conf().isPresent()) {
      host.changeMode(SysctlConf.PATH.value(), known.get().confMode());
    }
    put(host, SysctlConf.LOCAL.value(), known.get().local());
  }

  private static void put(FileView host, String path, Optional<String> text) throws FileRefused {
    if (text.isPresent()) {
      host.write(path, text.get());
    } else if (host.exists(path)) {
      host.remove(path);
    }
  }

  /** {@code stock} with what was seen; a name that was asked for and not seen is not there. */
  static Map<String, String> variables(Fact<SysctlState> seen, Map<String, String> stock) {
    Map<String, String> all = new TreeMap<>(stock);
    seen.known()
        .ifPresent(
            known ->
                known
                    .running()
                    .forEach(
                        (name, found) ->
                            all.put(name(name.value(), found), found.value().orElse(""))));
    return all;
  }

  static Map<String, String> oids(Fact<SysctlState> seen) {
    Map<String, String> kinds = new TreeMap<>();
    seen.known()
        .ifPresent(
            known ->
                known
                    .running()
                    .forEach(
                        (name, found) ->
                            kinds.put(
                                name(name.value(), found),
                                new Oid(found.type(), found.writable(), found.tunable()).flags())));
    return kinds;
  }

  private static String name(String name, ObservedSysctl found) {
    return found.type() == SysctlType.NODE ? name + LEAF : name;
  }
}
