package org.qjailctl.planner.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * {@code base.follow: host}: the jails' base system brought to the host's newer release, between
 * one stop and one start of each jail, whatever else changes.
 *
 * @param from the release of sharedfs, empty where it tells none
 * @param to the host's release
 * @param trees those of the host's that are copied behind it
 */
public record BaseUpdate(Optional<String> from, String to, SortedSet<SharedTree> trees) {

  private static final StepId ID = new StepId(QjailPlanning.ADDRESS, "update base");

  private static final Pattern RELEASE =
      Pattern.compile("([0-9]+)\\.([0-9]+)-RELEASE(?:-p([0-9]+))?");

  /**
   * The update that is due; an earlier one that was cut short is due again. A base system that is
   * yet to be installed is of a release without patches, for so its base.txz is: on a patched host
   * it is due at once.
   */
  public static Optional<BaseUpdate> due(Manifest manifest, HostState host) {
    boolean follows =
        manifest
            .qjail()
            .flatMap(qjail -> qjail.base())
            .map(base -> base.followsHost())
            .orElse(false);
    Optional<String> system = host.system().known().map(SystemFacts::release);
    if (!follows || system.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> shared = host.qjail().baseRelease().known().orElse(Optional.empty());
    boolean unfinished = host.storage().baseUpdateBegun().known().orElse(false);
    boolean older = isOlder(shared.orElse(unpatched(system.get())), system.get());
    return unfinished || older
        ? Optional.of(new BaseUpdate(shared, system.get(), HostTrees.wanted(manifest)))
        : Optional.empty();
  }

  /** Whether both are releases, and {@code one} came before {@code other}. */
  public static boolean isOlder(String one, String other) {
    Matcher mine = RELEASE.matcher(one);
    Matcher theirs = RELEASE.matcher(other);
    if (!mine.matches() || !theirs.matches()) {
      return false;
    }
    for (int part = 1; part <= 3; part++) {
      int compared = Integer.compare(number(mine.group(part)), number(theirs.group(part)));
      if (compared != 0) {
        return compared < 0;
      }
    }
    return false;
  }

  private static String unpatched(String release) {
    return release.replaceFirst("-p[0-9]+$", "");
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  AttributeChange attribute() {
    return new AttributeChange(
        "base release", from.filter(release -> !release.equals(to)), Optional.of(to));
  }

  /**
   * Refused while a jail runs of which the manifest does not say that it runs, for nothing would
   * start it again after a cut.
   */
  public Optional<Diagnostic> refusal(SortedSet<JailName> others) {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            PlanCode.BASE_OTHERS_RUN.about(
                QjailPlanning.ADDRESS,
                "qjail update -b wants every jail stopped, and the manifest does not say of "
                    + others
                    + " that they run.",
                "Write `state: running` for them, so that they are started again whatever happens;"
                    + " or stop them for the time of the apply with `qjailctl stop`; or add"
                    + " --stop-foreign-jails, and each goes down once and comes back."));
  }

  /** {@code steps} with the update between their stops and their starts. */
  public List<PlannedStep> among(List<PlannedStep> steps, SortedSet<StepId> needs) {
    SortedSet<StepId> after = new TreeSet<>(needs);
    steps.stream()
        .filter(step -> step.step() instanceof JailStep.StopJail)
        .forEach(step -> after.add(step.id()));
    PlannedStep update =
        new PlannedStep(
            ID,
            new QjailStep.UpdateBase(to, trees),
            after,
            new Condition.BaseReleaseIs(to),
            Impact.RESTART);
    List<PlannedStep> all =
        new ArrayList<>(
            steps.stream()
                .map(step -> step.step() instanceof JailStep.StartJail ? behind(step) : step)
                .toList());
    all.add(update);
    all.addAll(HostTrees.steps(trees, new TreeSet<>(Set.of(ID))));
    return List.copyOf(all);
  }

  private static PlannedStep behind(PlannedStep start) {
    SortedSet<StepId> after = new TreeSet<>(start.after());
    after.add(ID);
    return new PlannedStep(start.id(), start.step(), after, start.ensures(), start.impact());
  }
}
