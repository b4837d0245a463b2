package org.qjailctl.executors.rehearsal;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.ResourceAddress;

/**
 * What is taken on trust before anything is rehearsed.
 *
 * @param otherwise the resources for which the simulated host is planned otherwise, each with the
 *     reason
 */
record Trust(Likeness likeness, MuteGuards mute, SortedMap<ResourceAddress, String> otherwise) {

  Trust {
    otherwise = Collections.unmodifiableSortedMap(new TreeMap<>(otherwise));
  }

  /** Whether the simulated host stands for the real one in everything that was looked at. */
  boolean none() {
    return otherwise.isEmpty()
        && likeness.kinds().isEmpty()
        && likeness.jails().isEmpty()
        && likeness.places().isEmpty();
  }

  /** Why {@code step} cannot be rehearsed, a clause for people; empty if it can. */
  Optional<String> reason(PlannedStep step) {
    if (step.step() instanceof QjailStep.FetchBase) {
      return Optional.of("it depends on what the server offers");
    }
    if (mute.keep(step.step())) {
      return Optional.of(mute.reason(step.step()));
    }
    ResourceAddress resource = step.id().resource();
    ResourceAddress whole = ResourceAddress.of(resource.kind(), resource.name());
    return likeness
        .reason(step)
        .or(() -> Optional.ofNullable(otherwise.get(whole)))
        .or(() -> Optional.ofNullable(otherwise.get(resource)));
  }
}
