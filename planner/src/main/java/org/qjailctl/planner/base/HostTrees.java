package org.qjailctl.planner.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * {@code base.src: host}, {@code base.ports: host}: trees of the host's that the jails share. They
 * are copied with the base system, and behind each of its updates; a copy that was cut short is due
 * again.
 */
public final class HostTrees {

  private HostTrees() {}

  public static SortedSet<SharedTree> wanted(Manifest manifest) {
    return manifest.qjail().flatMap(Qjail::base).map(Base::trees).orElse(new TreeSet<>());
  }

  /** Those that are to be copied, the sources before the ports as the runbook has it. */
  static SortedSet<SharedTree> due(Base base, HostState host) {
    SortedSet<SharedTree> due = new TreeSet<>(base.trees());
    due.removeIf(tree -> new Condition.TreeCopied(tree).verdict(host) instanceof Verdict.Holds);
    return due;
  }

  /** Why one of {@code trees} cannot be copied. */
  static List<Diagnostic> problems(SortedSet<SharedTree> trees, HostState host) {
    List<Diagnostic> problems = new ArrayList<>();
    for (SharedTree tree : trees) {
      Optional<FileState> top =
          host.place(Place.host()).file(tree.onHost().child(SharedTree.TOP)).known();
      if (!(top.orElse(new FileState.Absent()) instanceof FileState.Regular)) {
        problems.add(
            PlanCode.NO_TREE.about(
                QjailPlanning.ADDRESS,
                "qjail.base."
                    + tree
                    + " is host, and "
                    + tree.onHost()
                    + " has no "
                    + SharedTree.TOP
                    + ": the host has no such tree to copy.",
                "Fetch it on the host (git clone, as the FreeBSD Handbook describes), or take "
                    + tree
                    + " out of qjail.base."));
      }
    }
    return problems;
  }

  static AttributeChange attribute(SharedTree tree) {
    return AttributeChange.set(tree.toString(), "copied from the host's " + tree.onHost());
  }

  /** A step each, the first one behind {@code needs}. */
  static List<PlannedStep> steps(SortedSet<SharedTree> trees, SortedSet<StepId> needs) {
    Fragment.Chain chain = new Fragment.Chain(QjailPlanning.ADDRESS, needs);
    trees.forEach(tree -> copy(tree, chain));
    return chain.steps();
  }

  static void copy(SharedTree tree, Fragment.Chain chain) {
    chain.add(
        "copy " + tree, new QjailStep.CopyTree(tree), new Condition.TreeCopied(tree), Impact.LIVE);
  }
}
