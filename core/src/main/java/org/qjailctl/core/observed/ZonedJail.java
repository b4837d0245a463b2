package org.qjailctl.core.observed;

import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;

/**
 * A jail of one of qjail's zones, which no manifest describes: seen for what it keeps others from.
 * Its name is taken, and while it runs qjail lays out no base system.
 *
 * @param zone as {@code qjail -z} takes it
 */
public record ZonedJail(JailName name, String zone, BootPolicy boot, boolean runs) {

  /** Whether qjail counts it among those that run: one in norun status it passes over. */
  public boolean counts() {
    return runs && boot != BootPolicy.NORUN;
  }
}
