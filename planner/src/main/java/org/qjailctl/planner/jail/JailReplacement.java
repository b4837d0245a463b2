package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.inside.InsidePlanning;

/**
 * A jail that the operator lets be destroyed and made anew: stopped, archived, deleted, and then
 * created as a jail that was never there. Cut off before the deletion, the next plan with the same
 * consent begins again; cut off after it, the next plan finds a jail to create.
 *
 * @param why what qjail cannot change in place, a clause each
 */
public record JailReplacement(Jail wanted, ObservedJail found, List<String> why, boolean sshd) {

  /** A jail whose state the manifest leaves alone runs afterwards when it ran before. */
  public static JailReplacement of(
      Jail wanted, ObservedJail found, List<String> why, boolean sshd) {
    boolean comesBack = wanted.state() == JailState.UNMANAGED && found.runs();
    return new JailReplacement(
        comesBack ? wanted.in(JailState.RUNNING) : wanted, found, List.copyOf(why), sshd);
  }

  /** The same, made of {@code origin}. */
  public JailReplacement of(JailOrigin origin) {
    return new JailReplacement(wanted.from(origin), found, why, sshd);
  }

  /** What is to be inside it: nothing is left of what was seen there. */
  public InsidePlanning inside(HostState host) {
    return new InsidePlanning(wanted, Optional.empty(), host);
  }

  /**
   * The jail that is there goes, archived first, and the new one is made.
   *
   * @param baseUpdated whether the jails' base system is updated
   */
  public Fragment plan(StorageState storage, boolean baseUpdated, SortedSet<StepId> needs) {
    JailRemoval removal = new JailRemoval(found.name(), storage);
    List<PlannedStep> steps = new ArrayList<>(removal.steps(Optional.of(found), needs).steps());
    if (!removal.problems().isEmpty()) {
      return new Fragment(List.of(), List.of(), removal.problems());
    }
    SortedSet<StepId> gone = new TreeSet<>(needs);
    gone.add(steps.getLast().id());
    Fragment made =
        new JailPlanning(wanted, new TreeSet<>(), false, Optional.empty(), baseUpdated)
            .plan(Optional.empty(), gone);
    steps.addAll(made.steps());
    return new Fragment(List.of(change(made.changes().getFirst())), steps, made.problems());
  }

  private Change change(Change made) {
    List<String> warnings = new ArrayList<>();
    warnings.add(
        "everything in "
            + JailPaths.root(found.name())
            + " goes: "
            + (isOfItself()
                ? "what the archive has of it is carried into the new jail"
                : "none of it is carried into the new jail"));
    warnings.addAll(made.warnings());
    return new Change(
        made.resource(),
        Action.REPLACE,
        Impact.DESTROY,
        made.title(),
        attributes(),
        List.of(
            "qjail cannot change it in place: " + String.join("; ", why),
            "archived first, to "
                + found.name().zone().archives()
                + "/"
                + wanted.name()
                + "@<time>.tar, which is read to its end before anything is deleted"),
        warnings);
  }

  /** Whether the new jail is made of the archive of the old one. */
  private boolean isOfItself() {
    return wanted
        .archive()
        .filter(origin -> origin.exactly().isEmpty() && origin.jail().equals(wanted.name()))
        .isPresent();
  }

  private List<AttributeChange> attributes() {
    List<AttributeChange> attributes = new ArrayList<>();
    wanted
        .archive()
        .ifPresent(origin -> attributes.add(AttributeChange.set("files", JailWords.files(origin))));
    if (!wanted.name().zone().equals(found.name().zone())) {
      attributes.add(
          AttributeChange.of("zone", JailWords.zone(found.name()), JailWords.zone(wanted.name())));
    }
    if (!wanted.image().equals(found.image())) {
      attributes.add(
          AttributeChange.of(
              "kept in", JailWords.keptIn(found.image()), JailWords.keptIn(wanted.image())));
    }
    JailSettings.differences(wanted, found, sshd).stream()
        .map(setting -> JailWords.attribute(wanted, setting, found))
        .forEach(attributes::add);
    if (wanted.vnet().isEmpty() && found.vnet().isPresent()) {
      attributes.add(AttributeChange.of("vnet", found.vnet().get().toString(), "off"));
    }
    if (found.boot() != wanted.boot()) {
      attributes.add(AttributeChange.of("boot", found.boot().toString(), wanted.boot().toString()));
    }
    return attributes;
  }
}
