package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

/**
 * A jail that still has its old name gets its new one, stopped and in no status that forbids it.
 */
class JailRenameTest {

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static List<String> verbs(Plan plan) {
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  @Test
  void aRunningJailIsStoppedUnderItsOldNameAndStartedUnderItsNewOne() {
    Plan plan =
        plan(
            new Given()
                .wants(Given.was(jail("db", "192.168.1.3"), "postgres"))
                .has(running("postgres", "192.168.1.3", BootPolicy.AUTO)));

    assertThat(verbs(plan)).containsExactly("jail db: stop", "jail db: rename", "jail db: start");
    assertThat(plan.steps().stream().map(PlannedStep::step))
        .containsExactly(
            new JailStep.StopJail(JailName.of("postgres")),
            new JailStep.RenameJail(JailName.of("postgres"), JailName.of("db")),
            new JailStep.StartJail(JailName.of("db")));
    assertThat(plan.restarts()).containsExactly(JailName.of("db"));
  }

  @Test
  void theManualStatusIsLiftedBeforeAndSetAgainAfter() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    Given.with(
                        Given.was(jail("db", "192.168.1.3"), "old"),
                        JailState.UNMANAGED,
                        BootPolicy.MANUAL))
                .has(stopped("old", "192.168.1.3", BootPolicy.MANUAL)));

    assertThat(verbs(plan))
        .containsExactly("jail db: lift manual", "jail db: rename", "jail db: configure");
  }

  @Test
  void otherSettingsAreChangedUnderTheNewNameInTheSameStop() {
    Plan plan =
        plan(
            new Given()
                .wants(
                    Given.was(jail("db", "192.168.1.4", JailParameter.ALLOW_SYSVIPC), "postgres"))
                .has(running("postgres", "192.168.1.3", BootPolicy.AUTO)));

    assertThat(verbs(plan))
        .containsExactly(
            "jail db: stop", "jail db: rename", "jail db: configure", "jail db: start");
  }

  @Test
  void onceItHasItsNewNameTheOldOneMeansNothing() {
    Plan plan =
        plan(
            new Given()
                .wants(Given.was(jail("db", "192.168.1.3"), "postgres"))
                .has(running("db", "192.168.1.3", BootPolicy.AUTO)));

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void aHostThatHasNeitherGetsTheNewOne() {
    Plan plan = plan(new Given().wants(Given.was(jail("db", "192.168.1.3"), "postgres")));

    assertThat(verbs(plan)).containsExactly("jail db: create", "jail db: start");
  }

  @Test
  void aHostThatHasBothIsLeftAlone() {
    Plan plan =
        plan(
            new Given()
                .wants(Given.was(jail("db", "192.168.1.3"), "postgres"))
                .has(running("db", "192.168.1.3", BootPolicy.AUTO))
                .has(stopped("postgres", "192.168.1.3", BootPolicy.AUTO)));

    assertThat(plan.refused()).isTrue();
    assertThat(plan.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().value()).isEqualTo("QJ2416");
              assertThat(problem.remedy()).contains("/usr/jails/postgres");
            });
  }
}
