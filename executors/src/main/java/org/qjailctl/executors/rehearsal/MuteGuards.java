package org.qjailctl.executors.rehearsal;

import java.util.HashMap;
import java.util.Map;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.Step;

/**
 * Guards that answer otherwise on the simulated host, for it has not their programs: they say what
 * they said on the real one. The command behind such a guard is taken on trust, not its whole jail.
 */
record MuteGuards(Map<PlaceQuestion.Succeeds, Fact<Boolean>> answers) {

  static final MuteGuards NONE = new MuteGuards(Map.of());

  MuteGuards {
    answers = Map.copyOf(answers);
  }

  static MuteGuards of(HostState seen, HostState seeded) {
    Map<PlaceQuestion.Succeeds, Fact<Boolean>> mute = new HashMap<>();
    seen.each(
        PlaceQuestion.Succeeds.class,
        (guard, says) -> {
          if (!alike(says, seeded.answer(guard))) {
            mute.put(guard, says);
          }
        });
    return new MuteGuards(mute);
  }

  /** One that was not asked is as good as one that cannot be asked yet: neither has an answer. */
  private static boolean alike(Fact<Boolean> seen, Fact<Boolean> copied) {
    return seen.equals(copied)
        || (seen.equals(Fact.notAsked()) && copied instanceof Fact.Unknown<Boolean>);
  }

  /** Whether {@code step} runs a command behind such a guard. */
  boolean keep(Step step) {
    return step instanceof ProvisionStep.RunCommand run
        && answers.containsKey(new PlaceQuestion.Succeeds(run.place(), run.command().guard()));
  }

  /** Why such a command is taken on trust, a clause for people. */
  String reason(Step step) {
    return step instanceof ProvisionStep.RunCommand run
            && Fact.notAsked()
                .equals(answers.get(new PlaceQuestion.Succeeds(run.place(), run.command().guard())))
        ? "its guard was not asked"
        : "the simulated host has not what its guard asks";
  }

  /** {@code state} with the answers that these guards gave on the real host. */
  HostState in(HostState state) {
    HostState with = state;
    for (Map.Entry<PlaceQuestion.Succeeds, Fact<Boolean>> one : answers.entrySet()) {
      with = with.changed(one.getKey(), simulated -> one.getValue());
    }
    return with;
  }
}
