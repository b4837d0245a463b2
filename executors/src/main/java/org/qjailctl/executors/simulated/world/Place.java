package org.qjailctl.executors.simulated.world;

import java.util.Optional;
import org.qjailctl.core.host.HostPath;

/**
 * Where a process lives: on the host, or in a running jail.
 *
 * @param jail the jail's name; empty on the host
 * @param root what the process sees as {@code /}
 */
public record Place(Optional<String> jail, HostPath root) {

  public static final Place HOST = new Place(Optional.empty(), HostPath.of("/"));

  public static Place in(RunningJail jail) {
    return new Place(Optional.of(jail.name()), jail.path());
  }
}
