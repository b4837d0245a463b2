package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.net.InterfaceName;

/**
 * A host as it is to be. Sorted throughout, so that the order of a manifest's keys changes nothing.
 *
 * @param hostName how plans name the host
 * @param address where the host is, unless the command line says otherwise
 * @param become how the user that logs in becomes root there, unless the command line says
 *     otherwise; nobody becomes anyone on a simulated host
 * @param provision what is on the host itself
 * @param rcConf plain rc.conf(5) variables of the host
 * @param sysctl kernel variables of the host, as texts
 * @param protectedJails those of {@code jails} that nothing may destroy
 * @param checks what is asked of the host and of jails once all is done
 * @param absentJails those that are not to be; none of them is among {@code jails}
 */
public record Manifest(
    String hostName,
    Optional<String> address,
    Optional<Become> become,
    Provision provision,
    SortedMap<RcVariable, String> rcConf,
    SortedMap<SysctlName, String> sysctl,
    SortedMap<InterfaceName, NetworkInterface> interfaces,
    Optional<Qjail> qjail,
    SortedMap<FlavorName, Flavor> flavors,
    SortedMap<JailName, Jail> jails,
    SortedSet<JailName> protectedJails,
    SortedMap<JailName, AbsentJail> absentJails,
    Optional<Pf> pf,
    SortedMap<Place, List<Check>> checks,
    SortedMap<SecretName, SecretSource> secrets) {

  public Manifest {
    rcConf = Collections.unmodifiableSortedMap(new TreeMap<>(rcConf));
    sysctl = Collections.unmodifiableSortedMap(new TreeMap<>(sysctl));
    interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
    flavors = Collections.unmodifiableSortedMap(new TreeMap<>(flavors));
    jails = Collections.unmodifiableSortedMap(new TreeMap<>(jails));
    protectedJails = Collections.unmodifiableSortedSet(new TreeSet<>(protectedJails));
    absentJails = Collections.unmodifiableSortedMap(new TreeMap<>(absentJails));
    SortedMap<Place, List<Check>> copies = new TreeMap<>();
    checks.forEach((place, all) -> copies.put(place, List.copyOf(all)));
    checks = Collections.unmodifiableSortedMap(copies);
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
  }

  /** One that describes nothing, and asks a host for its pf and its interfaces. */
  public static Manifest askingForPf() {
    return new Manifest(
        "host",
        Optional.empty(),
        Optional.empty(),
        Provision.NOTHING,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeSet<>(),
        new TreeMap<>(),
        Optional.of(new Pf(true, List.of(), List.of())),
        new TreeMap<>(),
        new TreeMap<>());
  }
}
