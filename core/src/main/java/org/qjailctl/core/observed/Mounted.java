package org.qjailctl.core.observed;

import org.qjailctl.core.host.HostPath;

/**
 * A mounted file system, as {@code mount -p} shows it.
 *
 * @param device what is mounted: a device, a folder for nullfs
 * @param type such as {@code nullfs}
 */
public record Mounted(String device, HostPath point, String type) {

  /** Whether it is mounted at {@code folder} or anywhere below it. */
  public boolean isIn(HostPath folder) {
    return point.equals(folder) || point.value().startsWith(folder.value() + "/");
  }
}
