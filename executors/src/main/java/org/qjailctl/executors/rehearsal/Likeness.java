package org.qjailctl.executors.rehearsal;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.plan.PfHooks;

/**
 * How far a simulated host shows what was seen of the real one.
 *
 * @param missing why nothing at all can be rehearsed; empty where the host itself, qjail, its jails
 *     and what they keep are the same
 * @param pf whether the packet filter is the same
 * @param kernel whether what jails ask of the kernel is the same
 * @param strange the jails whose inside is another, each with the reason
 */
record Likeness(
    Optional<String> missing, boolean pf, boolean kernel, SortedMap<Place, String> strange) {

  Likeness {
    strange = Collections.unmodifiableSortedMap(new TreeMap<>(strange));
  }

  static Likeness of(HostState seen, HostState seeded) {
    SortedMap<Place, String> strange = new TreeMap<>();
    SortedMap<Place, PlaceState> there = seeded.places();
    for (Map.Entry<Place, PlaceState> place : seen.places().entrySet()) {
      if (!place.getValue().equals(there.get(place.getKey()))) {
        strange.put(
            place.getKey(), "the simulated host cannot show " + place.getKey() + " as it is");
      }
    }
    Optional<String> missing =
        differs("its system", seen.system(), seeded.system())
            .or(() -> differs("its interfaces", seen.interfaces(), seeded.interfaces()))
            .or(() -> differs("its kernel variables", seen.sysctl(), seeded.sysctl()))
            .or(() -> differs("qjail's version", version(seen), version(seeded)))
            .or(() -> differs("qjail's base system", base(seen), base(seeded)))
            .or(() -> differs("its jails", seen.qjail().jails(), seeded.qjail().jails()))
            .or(() -> differs("qjail and its flavors", qjail(seen), qjail(seeded)))
            .or(() -> differs("its mounts", seen.storage().mounts(), seeded.storage().mounts()))
            .or(() -> differs("its jails' files", seen.storage(), seeded.storage()))
            .or(() -> Optional.ofNullable(strange.get(Place.host())));
    return new Likeness(
        missing,
        seen.pf().equals(seeded.pf()) && !ofOtherFiles(seen),
        seen.kernel().equals(seeded.kernel()),
        strange);
  }

  /** Whether pf's rules are in files that were not read. */
  private static boolean ofOtherFiles(HostState seen) {
    return seen.pf()
        .pfConf()
        .known()
        .flatMap(text -> text)
        .map(PfHooks::hasOtherFiles)
        .orElse(false);
  }

  private static Fact<Optional<String>> version(HostState host) {
    return host.qjail().version();
  }

  private static HostState qjail(HostState host) {
    return host.only(QjailQuestion.class::isInstance);
  }

  private static Fact<Optional<String>> base(HostState host) {
    return host.qjail().baseRelease();
  }

  private static Optional<String> differs(String what, Object seen, Object seeded) {
    if (seen.equals(seeded)) {
      return Optional.empty();
    }
    return Optional.of(
        seen instanceof Fact.Unknown<?> unknown
            ? what + " could not be read: " + unknown.reason()
            : "the simulated host cannot show " + what + " as it is on the host");
  }
}
