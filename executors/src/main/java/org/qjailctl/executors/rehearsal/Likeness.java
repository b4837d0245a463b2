package org.qjailctl.executors.rehearsal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress.Kind;

/**
 * How far a simulated host shows what was seen of the real one, before anything is done on it. What
 * it shows otherwise is taken on trust, with all that stands on it: jails on interfaces, pf's rules
 * on addresses.
 *
 * @param nothing why nothing at all can be rehearsed; empty if something can
 * @param kinds the kinds of resource that are not shown as they are, each with the reason
 * @param jails the same of single jails
 * @param places the same of what is inside a place
 * @param kernel whether what jails ask of the kernel is the same
 */
record Likeness(
    Optional<String> nothing,
    Map<Kind, String> kinds,
    SortedMap<JailName, String> jails,
    SortedMap<Place, String> places,
    boolean kernel) {

  private static final Set<Kind> ON_QJAIL = EnumSet.of(Kind.QJAIL, Kind.FLAVOR, Kind.JAIL);
  private static final Set<Kind> ON_INTERFACES = EnumSet.of(Kind.INTERFACE, Kind.JAIL, Kind.PF);
  private static final Set<Kind> ON_RC_CONF =
      EnumSet.of(Kind.HOST, Kind.RC_CONF, Kind.INTERFACE, Kind.QJAIL, Kind.PF);

  Likeness {
    kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    jails = Collections.unmodifiableSortedMap(new TreeMap<>(jails));
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  static Likeness of(HostState seen, HostState seeded) {
    Map<Kind, String> kinds = new EnumMap<>(Kind.class);
    Optional<String> system = differs("its system", seen.system(), seeded.system());
    note(kinds, ON_INTERFACES, differs("its interfaces", seen.interfaces(), seeded.interfaces()));
    note(
        kinds,
        EnumSet.of(Kind.SYSCTL),
        differs("its kernel variables", seen.sysctl(), seeded.sysctl()));
    note(
        kinds,
        ON_QJAIL,
        differs("qjail's version", seen.qjail().version(), seeded.qjail().version())
            .or(
                () ->
                    differs(
                        "qjail's base system",
                        seen.qjail().baseRelease(),
                        seeded.qjail().baseRelease()))
            .or(() -> differs("its mounts", seen.storage().mounts(), seeded.storage().mounts()))
            .or(() -> differs("its jails' files", seen.storage(), seeded.storage())));
    note(
        kinds,
        EnumSet.of(Kind.FLAVOR, Kind.JAIL),
        differs("its flavors", seen.qjail().flavors(), seeded.qjail().flavors()));
    note(
        kinds,
        EnumSet.of(Kind.JAIL),
        differs("its jails' sshd", seen.qjail().sshd(), seeded.qjail().sshd())
            .or(
                () ->
                    differs(
                        "its other jails", seen.qjail().strangers(), seeded.qjail().strangers())));
    note(kinds, EnumSet.of(Kind.PF), PfLikeness.differs(seen.pf(), seeded.pf()));
    PlaceState host = seen.place(Place.host());
    PlaceState copy = seeded.place(Place.host());
    note(kinds, ON_RC_CONF, differs("the host's rc.conf", host.rcConf(), copy.rcConf()));
    SortedMap<Place, String> places = places(seen, seeded);
    note(
        kinds,
        EnumSet.of(Kind.HOST),
        places.containsKey(Place.host())
            ? differs("what is on the host", host, copy)
            : Optional.empty());
    SortedMap<JailName, String> jails = new TreeMap<>();
    jails(kinds, jails, seen.qjail().jails(), seeded.qjail().jails());
    return new Likeness(system, kinds, jails, places, seen.kernel().equals(seeded.kernel()));
  }

  /** Why {@code step} cannot be rehearsed. */
  Optional<String> reason(PlannedStep step) {
    return Optional.ofNullable(kinds.get(step.id().resource().kind()))
        .or(() -> jail(step).map(jails::get))
        .or(() -> Optional.ofNullable(places.get(Foreign.place(step.step()))));
  }

  private static Optional<JailName> jail(PlannedStep step) {
    return step.id().resource().kind() == Kind.JAIL
        ? JailName.ofKey(step.id().resource().name()).toOptional()
        : Optional.empty();
  }

  private static void note(Map<Kind, String> kinds, Set<Kind> all, Optional<String> reason) {
    reason.ifPresent(why -> all.forEach(kind -> kinds.putIfAbsent(kind, why)));
  }

  private static void jails(
      Map<Kind, String> kinds,
      SortedMap<JailName, String> jails,
      Fact<SortedMap<JailName, ObservedJail>> seen,
      Fact<SortedMap<JailName, ObservedJail>> seeded) {
    if (seen.known().isEmpty() || seeded.known().isEmpty()) {
      note(kinds, EnumSet.of(Kind.JAIL), differs("its jails", seen, seeded));
      return;
    }
    SortedMap<JailName, ObservedJail> all = new TreeMap<>(seen.known().get());
    all.putAll(seeded.known().get());
    for (JailName name : all.keySet()) {
      differs(
              "jail " + name,
              seen.map(one -> found(one, name)),
              seeded.map(one -> found(one, name)))
          .ifPresent(reason -> jails.put(name, reason));
    }
  }

  private static Optional<ObservedJail> found(
      SortedMap<JailName, ObservedJail> jails, JailName name) {
    return Optional.ofNullable(jails.get(name));
  }

  private static SortedMap<Place, String> places(HostState seen, HostState seeded) {
    SortedMap<Place, String> strange = new TreeMap<>();
    SortedMap<Place, PlaceState> copies = seeded.places();
    seen.places()
        .forEach(
            (place, state) ->
                differs(
                        "what is inside of " + place,
                        state,
                        copies.getOrDefault(place, seeded.place(place)))
                    .ifPresent(reason -> strange.put(place, reason)));
    return strange;
  }

  /** Why {@code what} is not shown as it is; empty if it is. */
  static Optional<String> differs(String what, Object seen, Object seeded) {
    if (seen.equals(seeded)) {
      return Optional.empty();
    }
    return Optional.of(
        seen instanceof Fact.Unknown<?> unknown
            ? what + " could not be read: " + unknown.reason()
            : what + " cannot be shown on the simulated host");
  }
}
