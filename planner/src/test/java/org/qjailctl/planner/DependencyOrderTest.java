package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.plan.Plan;

/** Dependents start after what they depend on and stop before it. */
class DependencyOrderTest {

  private static List<String> verbs(Given given) {
    Plan plan = Planner.plan(given.manifest(), given.host());
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  @Test
  void whatAnotherDependsOnStartsFirstWhateverTheirNames() {
    assertThat(
            verbs(
                new Given()
                    .wants(Given.dependingOn(jail("app", "192.168.1.1"), "web"))
                    .wants(Given.dependingOn(jail("web", "192.168.1.2"), "zdb"))
                    .wants(jail("zdb", "192.168.1.3"))))
        .containsSubsequence("jail zdb: start", "jail web: start", "jail app: start");
  }

  @Test
  void dependentsGoDownFirstWhereBothRestart() {
    assertThat(
            verbs(
                new Given()
                    .wants(jail("db", "192.168.1.1", JailParameter.ALLOW_SYSVIPC))
                    .wants(
                        Given.dependingOn(
                            jail("web", "192.168.1.2", JailParameter.ALLOW_QUOTAS), "db"))
                    .has(running("db", "192.168.1.1", BootPolicy.AUTO))
                    .has(running("web", "192.168.1.2", BootPolicy.AUTO))))
        .containsSubsequence(
            "jail web: stop",
            "jail db: stop",
            "jail db: configure",
            "jail db: start",
            "jail web: start");
  }

  @Test
  void aRestartTakesNoDependentDown() {
    assertThat(
            verbs(
                new Given()
                    .wants(jail("db", "192.168.1.1", JailParameter.ALLOW_SYSVIPC))
                    .wants(Given.dependingOn(jail("web", "192.168.1.2"), "db"))
                    .has(running("db", "192.168.1.1", BootPolicy.AUTO))
                    .has(running("web", "192.168.1.2", BootPolicy.AUTO))))
        .containsExactly("jail db: stop", "jail db: configure", "jail db: start");
  }
}
