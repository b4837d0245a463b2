package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;

/**
 * A flavor: files that qjail copies into each jail that is created with it.
 *
 * @param files by their path in the jail. qjail lets a flavor differ from the shipped one only
 *     below folders named etc, home or root
 */
public record Flavor(FlavorName name, SortedMap<HostPath, FileContent> files) {

  /** The flavor that qjail uses when none is named. */
  public static final FlavorName DEFAULT = FlavorName.of("default");

  public Flavor {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
