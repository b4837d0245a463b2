package org.qjailctl.core.observed;

import java.util.Optional;
import org.qjailctl.core.host.HostPath;

/**
 * A mounted file system, as {@code mount -p} shows it.
 *
 * @param device what is mounted: a device, a folder for nullfs
 * @param type such as {@code nullfs}
 */
public record Mounted(String device, HostPath point, String type) {

  /** The unit of the memory disk (md(4)) that is mounted, such as {@code md0}; empty for others. */
  public Optional<String> memoryDisk() {
    return device.matches("/dev/md[0-9]{1,9}")
        ? Optional.of(device.substring("/dev/".length()))
        : Optional.empty();
  }

  /** Whether it is mounted at {@code folder} or anywhere below it. */
  public boolean isIn(HostPath folder) {
    return point.equals(folder) || point.value().startsWith(folder.value() + "/");
  }
}
