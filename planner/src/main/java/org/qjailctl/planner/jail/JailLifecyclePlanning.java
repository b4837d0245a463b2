package org.qjailctl.planner.jail;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;

/** A jail's {@code lifecycle}, noted on the host so that it holds when the manifest is silent. */
public final class JailLifecyclePlanning {

  private JailLifecyclePlanning() {}

  /**
   * Behind those of {@code steps} that make the jail.
   *
   * @param recorded what the host has on record before them
   */
  public static Fragment behind(
      List<PlannedStep> steps,
      JailName jail,
      boolean preventDestroy,
      Optional<JailRecord> recorded) {
    SortedSet<StepId> before = new TreeSet<>();
    boolean created = false;
    for (PlannedStep step : steps) {
      if (step.id().resource().equals(ResourceAddress.of(jail))) {
        before.add(step.id());
        created |= step.step() instanceof JailStep.CreateJail;
      }
    }
    JailRecord then = created ? JailRecord.CREATED : recorded.orElse(JailRecord.NONE);
    return plan(jail, preventDestroy, then, before);
  }

  /**
   * @param recorded what the host has on record once the jail is there
   * @param needs the steps that make the jail
   */
  static Fragment plan(
      JailName jail, boolean preventDestroy, JailRecord recorded, SortedSet<StepId> needs) {
    if (recorded.preventDestroy() == preventDestroy) {
      return new Fragment(List.of(), List.of(), List.of());
    }
    ResourceAddress address = ResourceAddress.of(jail).part("lifecycle");
    JailRecord wanted = new JailRecord(recorded.created(), preventDestroy);
    Fragment.Chain chain = new Fragment.Chain(address, needs);
    chain.add(
        "record",
        new JailStep.RecordJail(jail, wanted),
        new Condition.JailRecorded(jail, wanted),
        Impact.LIVE);
    Change change =
        new Change(
            address,
            Action.UPDATE,
            Impact.LIVE,
            "",
            List.of(
                AttributeChange.of(
                    "prevent-destroy", onOrOff(!preventDestroy), onOrOff(preventDestroy))),
            List.of(),
            List.of());
    return new Fragment(List.of(change), chain.steps(), List.of());
  }

  private static String onOrOff(boolean value) {
    return value ? "on" : "off";
  }
}
