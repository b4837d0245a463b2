package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.manifest.SysctlName;

/**
 * Kernel variables, and what the next boot sets them to.
 *
 * @param running those that were asked for and are there
 * @param conf the text of /etc/sysctl.conf; empty when there is no such file
 * @param confMode its permissions, or those that a new one gets
 * @param local the text of /etc/sysctl.conf.local, which rc.d/sysctl reads behind the other
 */
public record SysctlState(
    SortedMap<SysctlName, ObservedSysctl> running,
    Optional<String> conf,
    FileMode confMode,
    Optional<String> local) {
  public SysctlState {
    running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
  }

  public Optional<ObservedSysctl> variable(SysctlName name) {
    return Optional.ofNullable(running.get(name));
  }
}
