package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.net.InterfaceName;

/** A host as it was found in one probe. */
public record HostState(
    Fact<SystemFacts> system,
    Fact<SortedMap<InterfaceName, ObservedInterface>> interfaces,
    SortedMap<Place, PlaceState> places,
    QjailState qjail,
    PfState pf,
    StorageState storage,
    Fact<KernelState> kernel,
    SortedMap<JailName, Fact<ClusterState>> clusters,
    Fact<SysctlState> sysctl) {

  public HostState {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
  }

  /** Without PostgreSQL clusters and kernel variables. */
  public HostState(
      Fact<SystemFacts> system,
      Fact<SortedMap<InterfaceName, ObservedInterface>> interfaces,
      SortedMap<Place, PlaceState> places,
      QjailState qjail,
      PfState pf,
      StorageState storage,
      Fact<KernelState> kernel) {
    this(system, interfaces, places, qjail, pf, storage, kernel, new TreeMap<>(), Fact.notProbed());
  }

  /** The PostgreSQL cluster of a jail. */
  public Fact<ClusterState> cluster(JailName jail) {
    return clusters.getOrDefault(jail, Fact.notProbed());
  }

  /** The same host, of which nothing was seen in {@code place}. */
  public HostState withoutPlace(Place place) {
    SortedMap<Place, PlaceState> others = new TreeMap<>(places);
    others.remove(place);
    return new HostState(
        system, interfaces, others, qjail, pf, storage, kernel, new TreeMap<>(), sysctl);
  }

  /** The same host with other places. */
  public HostState withPlaces(SortedMap<Place, PlaceState> others) {
    return new HostState(system, interfaces, others, qjail, pf, storage, kernel, clusters, sysctl);
  }

  /** The same, with each guard of {@code scope} that was left out of the look told as not asked. */
  public HostState notAsked(Scope scope) {
    SortedMap<Place, PlaceState> all = new TreeMap<>(places);
    scope
        .places()
        .forEach(
            (place, asked) -> all.computeIfPresent(place, (same, seen) -> seen.notAsked(asked)));
    return withPlaces(all);
  }

  public PlaceState place(Place place) {
    return places.getOrDefault(place, PlaceState.unknown("it was not probed"));
  }
}
