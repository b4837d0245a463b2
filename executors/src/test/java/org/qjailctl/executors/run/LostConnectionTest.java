package org.qjailctl.executors.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;

/** Steps that take the connection away with them, as the start of pf may. */
class LostConnectionTest {

  /** Carries out what comes, but its first answer never arrives. */
  private static final class CutOnce implements Host {
    private final SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());
    private final boolean answersAgain;
    private boolean cut;

    CutOnce(boolean answersAgain) {
      this.answersAgain = answersAgain;
    }

    @Override
    public List<Outcome> run(Batch batch) throws HostUnreachable {
      if (cut && !answersAgain) {
        throw new HostUnreachable("No answer.", "Look.");
      }
      List<Outcome> outcomes = host.run(batch);
      if (cut) {
        return outcomes;
      }
      cut = true;
      return outcomes.stream().map(outcome -> Outcome.of(Outcome.Status.LOST)).toList();
    }

    @Override
    public LockAttempt lock(HostLock lock) throws HostUnreachable {
      return host.lock(lock);
    }

    @Override
    public String name() {
      return host.name();
    }

    @Override
    public void close() {
      host.close();
    }
  }

  private static List<StepResult> run(boolean answersAgain, Impact impact) {
    TreeMap<RcVariable, String> values = new TreeMap<>();
    values.put(RcVariable.of("pf_enable"), "YES");
    ProvisionStep.SetRcVariables set = new ProvisionStep.SetRcVariables(Place.host(), values);
    Condition is = new Condition.RcVariablesAre(Place.host(), values);
    ResourceAddress pf = ResourceAddress.of(ResourceAddress.Kind.PF, "");
    PlannedStep first = new PlannedStep(new StepId(pf, "start"), set, new TreeSet<>(), is, impact);
    PlannedStep second =
        new PlannedStep(new StepId(pf, "then"), set, new TreeSet<>(), is, Impact.LIVE);
    Plan plan = new Plan("h", List.of(), List.of(first, second), List.of());
    return PlanRunner.run(plan, new CutOnce(answersAgain), RunListener.silent()).entries().stream()
        .map(RunReport.Entry::result)
        .toList();
  }

  @Test
  void theEffectOfANetworkStepIsLookedForOverANewConnection() {
    List<StepResult> results = run(true, Impact.NETWORK);

    assertThat(results.get(0)).isInstanceOf(StepResult.Done.class);
    assertThat(results.get(1))
        .isEqualTo(new StepResult.NotStarted("the connection to the host was lost; run it again"));
  }

  @Test
  void whoIsKeptOutIsToldTheWayBack() {
    assertThat(run(false, Impact.NETWORK).getFirst())
        .isInstanceOfSatisfying(
            StepResult.Failed.class,
            failed ->
                assertThat(failed.found())
                    .isEqualTo(
                        "the connection was lost while it ran, and a new one fails: No answer. If"
                            + " pf keeps you out, pfctl -d on the host's console lets you in."));
  }

  @Test
  void anotherStepIsNotLookedForAgain() {
    assertThat(run(true, Impact.LIVE).getFirst()).isInstanceOf(StepResult.Failed.class);
  }
}
