package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.IpAddress;

/**
 * qjail and what it keeps.
 *
 * @param version what qjail calls itself, such as 5.0; empty when it is not installed
 * @param baseRelease the release of sharedfs; empty when the base system is not installed
 * @param flavors for each flavor asked for, the files asked for; empty when the flavor is not there
 * @param jails every jail that was asked for and is defined, in whatever zone
 * @param sshd of each jail asked for, whether the rc.conf in its root enables sshd(8)
 * @param strangers the addresses of running jails that {@code jails} does not name: those of
 *     jail.conf(5) and the like
 */
public record QjailState(
    Fact<Optional<String>> version,
    Fact<Optional<String>> baseRelease,
    SortedMap<FlavorName, Fact<Optional<SortedMap<HostPath, FileState>>>> flavors,
    Fact<SortedMap<JailName, ObservedJail>> jails,
    SortedMap<JailName, Fact<Boolean>> sshd,
    Fact<SortedSet<IpAddress>> strangers) {

  public QjailState {
    flavors = Collections.unmodifiableSortedMap(new TreeMap<>(flavors));
    sshd = Collections.unmodifiableSortedMap(new TreeMap<>(sshd));
  }

  public Fact<Optional<SortedMap<HostPath, FileState>>> flavor(FlavorName name) {
    return flavors.getOrDefault(name, Fact.notProbed());
  }

  /** The jail {@code name}; empty when it is not defined. */
  public Fact<Optional<ObservedJail>> jail(JailName name) {
    return jails.map(all -> Optional.ofNullable(all.get(name)));
  }

  /** Whether sshd(8) is enabled in the files of the jail {@code name}. */
  public Fact<Boolean> enablesSshd(JailName name) {
    return sshd.getOrDefault(name, Fact.notProbed());
  }
}
