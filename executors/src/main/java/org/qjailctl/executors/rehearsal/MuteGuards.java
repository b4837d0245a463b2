package org.qjailctl.executors.rehearsal;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.Step;

/**
 * Guards that answer otherwise on the simulated host, for it has not their programs: they say what
 * they said on the real one. The command behind such a guard is taken on trust, not its whole jail.
 */
record MuteGuards(SortedMap<Place, SortedMap<Guard, Fact<Boolean>>> answers) {

  static final MuteGuards NONE = new MuteGuards(new TreeMap<>());

  MuteGuards {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
  }

  static MuteGuards of(HostState seen, HostState seeded) {
    SortedMap<Place, SortedMap<Guard, Fact<Boolean>>> all = new TreeMap<>();
    seen.places()
        .forEach(
            (place, state) -> {
              SortedMap<Guard, Fact<Boolean>> mute = new TreeMap<>(state.guards());
              PlaceState copy = seeded.place(place);
              mute.entrySet()
                  .removeIf(one -> alike(one.getValue(), copy.guardSucceeds(one.getKey())));
              if (!mute.isEmpty()) {
                all.put(place, mute);
              }
            });
    return new MuteGuards(all);
  }

  /** One that was not asked is as good as one that cannot be asked yet: neither has an answer. */
  private static boolean alike(Fact<Boolean> seen, Fact<Boolean> copied) {
    return seen.equals(copied)
        || (seen.equals(Fact.notAsked()) && copied instanceof Fact.Unknown<Boolean>);
  }

  /** Whether {@code step} runs a command behind such a guard. */
  boolean keep(Step step) {
    return step instanceof ProvisionStep.RunCommand run
        && answers.getOrDefault(run.place(), new TreeMap<>()).containsKey(run.command().guard());
  }

  /** Why such a command is taken on trust, a clause for people. */
  String reason(Step step) {
    return step instanceof ProvisionStep.RunCommand run
            && Fact.notAsked().equals(answers.get(run.place()).get(run.command().guard()))
        ? "its guard was not asked"
        : "the simulated host has not what its guard asks";
  }

  /** {@code state} with the answers that these guards gave on the real host. */
  HostState in(HostState state) {
    SortedMap<Place, PlaceState> places = new TreeMap<>(state.places());
    answers.forEach(
        (place, mute) -> places.computeIfPresent(place, (same, found) -> found.answering(mute)));
    return state.withPlaces(places);
  }
}
