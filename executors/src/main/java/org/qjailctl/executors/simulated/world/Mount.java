package org.qjailctl.executors.simulated.world;

import java.util.Optional;
import org.qjailctl.core.host.HostPath;

/**
 * One mounted file system.
 *
 * @param device as {@code mount -p} names it: a device, or what is mounted again by nullfs
 * @param options such as {@code rw} or {@code ro}
 * @param shows the folder of the file system whose content appears at {@code point}, for nullfs
 *     mounts and for images; empty where what is there already stands for the content (devfs, the
 *     root, tmpfs)
 */
public record Mount(
    String device,
    HostPath point,
    String type,
    String options,
    int dump,
    int pass,
    Optional<HostPath> shows) {

  public static Mount nullfs(HostPath shown, HostPath point, String options) {
    return new Mount(shown.value(), point, "nullfs", options, 0, 0, Optional.of(shown));
  }

  public static Mount devfs(HostPath point) {
    return new Mount("devfs", point, "devfs", "rw", 0, 0, Optional.empty());
  }

  public boolean readOnly() {
    return options.equals("ro") || options.startsWith("ro,");
  }
}
