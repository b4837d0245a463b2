package org.qjailctl.executors.simulated.world;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;

/**
 * A jail that runs.
 *
 * @param parameters those of jail(8) that differ from {@link JailParameters}' defaults, such as
 *     {@code allow.sysvipc} = {@code true}
 */
public record RunningJail(
    int jid,
    String name,
    HostPath path,
    String hostname,
    List<Ipv4Address> ip4,
    List<Ipv6Address> ip6,
    Map<String, String> parameters) {

  public RunningJail {
    ip4 = List.copyOf(ip4);
    ip6 = List.copyOf(ip6);
    parameters = Map.copyOf(parameters);
  }

  /** The same jail with one parameter set. */
  public RunningJail with(String parameter, String value) {
    Map<String, String> changed = new TreeMap<>(parameters);
    changed.put(parameter, value);
    return new RunningJail(jid, name, path, hostname, ip4, ip6, changed);
  }
}
