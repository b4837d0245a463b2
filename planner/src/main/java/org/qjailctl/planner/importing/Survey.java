package org.qjailctl.planner.importing;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.InsideInventory;
import org.qjailctl.core.observed.Inventory;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.Scope;
import org.qjailctl.core.observed.StorageScope;

/**
 * All that was seen of a host.
 *
 * @param host by {@link #scope()}
 * @param insides what was found in the jails that run, by {@link Insides#scope}
 * @param held what those jails hold
 */
public record Survey(
    HostState host,
    Inventory inventory,
    SortedMap<Place, PlaceState> insides,
    SortedMap<JailName, InsideInventory> held) {

  public Survey {
    insides = Collections.unmodifiableSortedMap(new TreeMap<>(insides));
    held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
  }

  /** What of the host's state is looked at. */
  public static Scope scope() {
    return Scope.NOTHING
        .withSystem()
        .withInterfaces()
        .withQjail()
        .withAllJails()
        .withPf("")
        .withStorage(new StorageScope(true, new TreeSet<>()));
  }

  /** The value of {@code name}; empty when it is not set at all, or not known. */
  Optional<String> rcVariable(RcVariable name) {
    return Optional.ofNullable(rcConf().get(name));
  }

  SortedMap<RcVariable, String> rcConf() {
    return inventory.rcConf().known().orElse(new TreeMap<>());
  }

  boolean says(String variable) {
    return rcVariable(RcVariable.of(variable))
        .filter(value -> value.matches("(?i)yes|true|on|1"))
        .isPresent();
  }

  Collection<ObservedJail> jails() {
    return host.qjail().jails().known().map(SortedMap::values).orElse(List.of());
  }

  Optional<PlaceState> inside(JailName jail) {
    return Optional.ofNullable(insides.get(Place.jail(jail)));
  }

  Optional<InsideInventory> held(JailName jail) {
    return Optional.ofNullable(held.get(jail));
  }

  /** Why the jails, and all that depends on them, cannot be told; empty when they can. */
  Optional<String> jailsUnknown() {
    return host.qjail().jails() instanceof Fact.Unknown<?>(String reason)
        ? Optional.of(reason)
        : Optional.empty();
  }
}
