package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.inImage;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.kept;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;
import static org.qjailctl.planner.Given.with;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

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

  /** qjail stop leaves it where the jail's address cannot be taken off its interface. */
  @Test
  void theImageOfAJailThatStopsIsClosedWithIt() {
    Given given =
        new Given()
            .live("lo1", "192.168.1.1")
            .wants(
                with(inImage(jail("web", "192.168.1.1"), 100), JailState.STOPPED, BootPolicy.AUTO))
            .has(
                kept(
                    running("web", "192.168.1.1", BootPolicy.AUTO),
                    Optional.of(new ImageSize(100)),
                    Optional.empty()))
            .mounted("/dev/md0", "/usr/jails/web", "ufs");

    PlannedStep stop = Planner.plan(given.manifest(), given.host()).steps().getFirst();

    assertThat(stop.step())
        .isEqualTo(
            new JailStep.StopJail(
                JailName.of("web"),
                Optional.of(new Mounted("/dev/md0", HostPath.of("/usr/jails/web"), "ufs"))));
    assertThat(stop.ensures())
        .isEqualTo(
            new Condition.All(
                List.of(
                    new Condition.JailStopped(JailName.of("web")),
                    new Condition.JailImageClosed(JailName.of("web")))));
  }
}
