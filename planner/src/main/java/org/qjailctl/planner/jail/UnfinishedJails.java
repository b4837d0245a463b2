package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;

/**
 * Jails on which a call of qjail was not seen to end: their files are put back as they were before
 * anything else is done to them. They were read as they will be then.
 */
public final class UnfinishedJails {

  /** The jails to put back, each with the name that it is to have. */
  private final SortedMap<JailName, JailName> jails = new TreeMap<>();

  /**
   * @param going the jails that the manifest does not mention and the plan takes away
   */
  public UnfinishedJails(Manifest manifest, StorageState storage, Set<JailName> going) {
    for (JailName name : storage.unfinished()) {
      if (manifest.jails().containsKey(name)
          || manifest.absentJails().containsKey(name)
          || going.contains(name)) {
        jails.put(name, name);
      }
    }
    for (Jail jail : manifest.jails().values()) {
      jail.was()
          .filter(storage.unfinished()::contains)
          .ifPresent(was -> jails.put(was, jail.name()));
    }
  }

  /** {@code part}, each of its steps behind the putting back of the jail that it is about. */
  public Fragment before(Fragment part) {
    List<Change> changes = new ArrayList<>(part.changes());
    List<PlannedStep> all = new ArrayList<>();
    for (JailName name : jails.keySet()) {
      changes.add(change(name));
      all.add(putBack(name));
    }
    for (PlannedStep step : part.steps()) {
      SortedSet<StepId> after = new TreeSet<>(step.after());
      jails.forEach(
          (name, named) -> {
            JailName about = JailOrder.jailOf(step);
            if (about.equals(name) || about.equals(named)) {
              after.add(putBack(name).id());
            }
          });
      all.add(new PlannedStep(step.id(), step.step(), after, step.ensures(), step.impact()));
    }
    return new Fragment(changes, all, part.problems());
  }

  private static Change change(JailName name) {
    return new Change(
        address(name),
        Action.UPDATE,
        Impact.LIVE,
        "put back",
        List.of(),
        List.of("a call of qjail on the jail did not come to its end"),
        List.of());
  }

  private static PlannedStep putBack(JailName name) {
    return new PlannedStep(
        new StepId(address(name), "put back"),
        new JailStep.PutBackJail(name),
        new TreeSet<>(),
        new Condition.JailPutBack(name),
        Impact.LIVE);
  }

  private static ResourceAddress address(JailName name) {
    return ResourceAddress.of(name).part("qjail's files");
  }
}
