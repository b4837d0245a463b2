package org.qjailctl.core.observed;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.SysctlName;

/**
 * What a probe is to read: nothing else of the host is looked at.
 *
 * @param system who and what the host is
 * @param interfaces all of them with their addresses
 * @param qjail qjail's version and its base system
 * @param jails the definitions of which jails
 * @param flavors the files of each flavor, by their path in a jail
 * @param pf the packet filter: the rules wanted in qjailctl's anchor, when it is of interest
 * @param storage what jails keep on the host's disks
 * @param kernel what is asked of the kernel
 * @param sshd the jails whose files are asked whether they enable sshd(8)
 * @param clusters the PostgreSQL servers that are asked, by their jails
 */
public record Scope(
    boolean system,
    boolean interfaces,
    boolean qjail,
    Jails jails,
    SortedMap<Place, PlaceScope> places,
    SortedMap<FlavorName, SortedSet<HostPath>> flavors,
    Optional<String> pf,
    StorageScope storage,
    KernelScope kernel,
    SortedSet<JailName> sshd,
    SortedMap<JailName, ClusterScope> clusters) {

  /** Which jails' definitions to read. */
  public sealed interface Jails {
    /** Every jail that qjail knows. */
    record All() implements Jails {}

    /** These only, which may be none. */
    record Only(SortedSet<JailName> names) implements Jails {
      public Only {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
      }
    }
  }

  public static final Scope NOTHING =
      new Scope(
          false,
          false,
          false,
          new Jails.Only(new TreeSet<>()),
          new TreeMap<>(),
          new TreeMap<>(),
          Optional.empty(),
          StorageScope.NOTHING,
          KernelScope.NOTHING,
          new TreeSet<>(),
          new TreeMap<>());

  public Scope {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    flavors = Collections.unmodifiableSortedMap(new TreeMap<>(flavors));
    sshd = Collections.unmodifiableSortedSet(new TreeSet<>(sshd));
    clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
  }

  public Scope withSystem() {
    return new Scope(
        true, interfaces, qjail, jails, places, flavors, pf, storage, kernel, sshd, clusters);
  }

  public Scope withInterfaces() {
    return new Scope(
        system, true, qjail, jails, places, flavors, pf, storage, kernel, sshd, clusters);
  }

  public Scope withQjail() {
    return new Scope(
        system, interfaces, true, jails, places, flavors, pf, storage, kernel, sshd, clusters);
  }

  public Scope withAllJails() {
    return new Scope(
        system,
        interfaces,
        qjail,
        new Jails.All(),
        places,
        flavors,
        pf,
        storage,
        kernel,
        sshd,
        clusters);
  }

  public Scope withJail(JailName name) {
    return withJails(new Jails.Only(new TreeSet<>(Set.of(name))));
  }

  private Scope withJails(Jails more) {
    Jails both =
        switch (jails) {
          case Jails.All all -> all;
          case Jails.Only(SortedSet<JailName> mine) ->
              switch (more) {
                case Jails.All all -> all;
                case Jails.Only(SortedSet<JailName> theirs) -> {
                  SortedSet<JailName> names = new TreeSet<>(mine);
                  names.addAll(theirs);
                  yield new Jails.Only(names);
                }
              };
        };
    return new Scope(
        system, interfaces, qjail, both, places, flavors, pf, storage, kernel, sshd, clusters);
  }

  public Scope withPlace(Place place, PlaceScope more) {
    SortedMap<Place, PlaceScope> all = new TreeMap<>(places);
    all.merge(place, more, PlaceScope::and);
    return new Scope(
        system, interfaces, qjail, jails, all, flavors, pf, storage, kernel, sshd, clusters);
  }

  /** The same, with nothing in it that runs a command of the manifest's. */
  public Scope withoutCommands() {
    SortedMap<Place, PlaceScope> harmless = new TreeMap<>(places);
    harmless.replaceAll((place, scope) -> scope.withoutCommands());
    return new Scope(
        system, interfaces, qjail, jails, harmless, flavors, pf, storage, kernel, sshd, clusters);
  }

  public Scope withFlavor(FlavorName name, Collection<HostPath> files) {
    SortedMap<FlavorName, SortedSet<HostPath>> all = new TreeMap<>(flavors);
    SortedSet<HostPath> wanted = new TreeSet<>(files);
    wanted.addAll(flavors.getOrDefault(name, new TreeSet<>()));
    all.put(name, Collections.unmodifiableSortedSet(wanted));
    return new Scope(
        system, interfaces, qjail, jails, places, all, pf, storage, kernel, sshd, clusters);
  }

  /** Asks for the packet filter, and how it would print {@code wantedRules}. */
  public Scope withPf(String wantedRules) {
    return new Scope(
        system,
        interfaces,
        qjail,
        jails,
        places,
        flavors,
        Optional.of(wantedRules),
        storage,
        kernel,
        sshd,
        clusters);
  }

  public Scope withStorage(StorageScope more) {
    return new Scope(
        system,
        interfaces,
        qjail,
        jails,
        places,
        flavors,
        pf,
        storage.and(more),
        kernel,
        sshd,
        clusters);
  }

  /** Asks what jails want to know of the kernel. */
  public Scope withKernel() {
    return withKernel(KernelScope.FOR_JAILS);
  }

  /** Reads kernel variables. */
  public Scope withSysctls(Set<SysctlName> names) {
    return withKernel(KernelScope.NOTHING.withVariables(names));
  }

  private Scope withKernel(KernelScope more) {
    KernelScope both = kernel.and(more);
    return new Scope(
        system, interfaces, qjail, jails, places, flavors, pf, storage, both, sshd, clusters);
  }

  /** Asks whether sshd(8) is enabled in a jail's files. */
  public Scope withSshd(JailName name) {
    SortedSet<JailName> asked = union(sshd, Set.of(name));
    return new Scope(
        system, interfaces, qjail, jails, places, flavors, pf, storage, kernel, asked, clusters);
  }

  /** Asks a PostgreSQL server. */
  public Scope withCluster(ClusterScope more) {
    SortedMap<JailName, ClusterScope> all = new TreeMap<>(clusters);
    all.merge(more.server().jail(), more, ClusterScope::and);
    return new Scope(
        system, interfaces, qjail, jails, places, flavors, pf, storage, kernel, sshd, all);
  }

  private static SortedSet<JailName> union(Set<JailName> some, Set<JailName> more) {
    SortedSet<JailName> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }

  /** What either asks for. */
  public Scope and(Scope other) {
    Scope both =
        new Scope(
                system || other.system,
                interfaces || other.interfaces,
                qjail || other.qjail,
                jails,
                places,
                flavors,
                pf.filter(rules -> !rules.isEmpty()).or(other::pf).or(() -> pf),
                storage.and(other.storage),
                kernel.and(other.kernel),
                union(sshd, other.sshd),
                clusters)
            .withJails(other.jails);
    for (var place : other.places.entrySet()) {
      both = both.withPlace(place.getKey(), place.getValue());
    }
    for (var flavor : other.flavors.entrySet()) {
      both = both.withFlavor(flavor.getKey(), flavor.getValue());
    }
    for (ClusterScope cluster : other.clusters.values()) {
      both = both.withCluster(cluster);
    }
    return both;
  }
}
