package org.qjailctl.executors.rehearsal;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.run.RunReport;

/** What a rehearsal came to. */
public sealed interface Rehearsed {

  /**
   * Every step that could be rehearsed took effect, and planning again asks for none of them.
   *
   * @param steps how many
   * @param onTrust the steps that could not be rehearsed, each with the reason, a clause for people
   * @param after the host as the rehearsal left it
   * @param again the plan that is left, empty but for what was taken on trust
   */
  record Converges(int steps, SortedMap<StepId, String> onTrust, HostState after, Plan again)
      implements Rehearsed {
    public Converges {
      onTrust = Collections.unmodifiableSortedMap(new TreeMap<>(onTrust));
    }
  }

  /**
   * A step did not take effect, or something is left to do: a bug.
   *
   * @param failed the steps that did not take effect
   * @param left what planning again asks for, a step or a problem each; empty where steps failed
   */
  record Stuck(List<RunReport.Entry> failed, List<String> left) implements Rehearsed {
    public Stuck {
      failed = List.copyOf(failed);
      left = List.copyOf(left);
    }
  }

  /**
   * The host cannot be simulated.
   *
   * @param reason a clause for people
   */
  record Impossible(String reason) implements Rehearsed {}
}
