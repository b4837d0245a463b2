package org.qjailctl.executors.simulated.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;

/** What is mounted, oldest first, one mount a point. */
public final class Mounts {

  private final Pulse pulse;

  private final Map<String, Mount> byPoint = new LinkedHashMap<>();

  Mounts(Collection<Mount> mounts, Pulse pulse) {
    this.pulse = pulse;
    mounts.forEach(mount -> byPoint.put(mount.point().value(), mount));
  }

  public List<Mount> all() {
    return List.copyOf(byPoint.values());
  }

  public Optional<Mount> at(HostPath point) {
    return at(point.value());
  }

  Optional<Mount> at(String point) {
    return Optional.ofNullable(byPoint.get(point));
  }

  /** The mounts at {@code folder} or anywhere below it. */
  public List<Mount> below(HostPath folder) {
    String prefix = folder.value() + "/";
    return byPoint.values().stream()
        .filter(m -> m.point().equals(folder) || m.point().value().startsWith(prefix))
        .toList();
  }

  public void add(Mount mount) {
    pulse.beat();
    byPoint.put(mount.point().value(), mount);
  }

  public void remove(HostPath point) {
    pulse.beat();
    byPoint.remove(point.value());
  }
}
