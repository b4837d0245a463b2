package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.plan.Plan;

/** A jail that ended without qjail starts again. */
class StaleMountsTest {

  private static List<String> verbs(Given given) {
    Plan plan = Planner.plan(given.manifest(), given.host());
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  private static Given web(JailParameter... switches) {
    return new Given()
        .live("lo1", "192.168.1.1")
        .wants(jail("web", "192.168.1.1", switches))
        .mounted("/usr/jails/sharedfs", "/usr/jails/web/sharedfs", "nullfs")
        .mounted("/home", "/usr/jails/web/usr/home", "nullfs");
  }

  @Test
  void whatItLeftMountedGoesBeforeItsStartAndNothingElseDoes() {
    assertThat(verbs(web().has(stopped("web", "192.168.1.1", BootPolicy.AUTO))))
        .containsExactly("jail web: unmount", "jail web: start");
  }

  @Test
  void aJailThatRunsUnmountsItselfAsItStops() {
    assertThat(
            verbs(
                web(JailParameter.ALLOW_SYSVIPC)
                    .has(running("web", "192.168.1.1", BootPolicy.AUTO))))
        .containsExactly("jail web: stop", "jail web: configure", "jail web: start");
  }
}
