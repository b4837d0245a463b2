package org.qjailctl.executors.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.Step;

final class LoweringTest {

  private static final JailName JAIL = JailName.of("jail1");

  /** rc.shutdown(8) gives a jail's daemons 90 seconds, jail(8) what is left of them ten more. */
  @Test
  void whatWaitsForAJailsDaemonsHasTime() {
    List<Step> steps =
        List.of(
            new JailStep.StartJail(JAIL),
            new JailStep.StopJail(JAIL),
            new ProvisionStep.StartService(Place.jail(JAIL), Postgresql.SERVICE, new TreeSet<>()),
            new ProvisionStep.RestartService(
                Place.jail(JAIL), Postgresql.SERVICE, new TreeSet<>()));

    assertThat(steps)
        .flatMap(Lowering::operations)
        .extracting(Operation::limit)
        .allSatisfy(limit -> assertThat(limit).isGreaterThan(Duration.ofMinutes(5)));
  }

  @Test
  void pfIsStartedOnlyWithRulesThatItAccepts() {
    assertThat(Lowering.operations(new PfStep.StartPf()))
        .extracting(operation -> ((Operation.Run) operation).argv())
        .containsExactly(
            List.of("kldload", "-n", "pf"),
            List.of("pfctl", "-nf", "/etc/pf.conf"),
            List.of("service", "pf", "start"));
  }

  @Test
  void anImageThatIsUnmountedGivesItsMemoryDiskBack() {
    List<Mounted> left =
        List.of(
            new Mounted("devfs", HostPath.of("/usr/jails/jail1/dev"), "devfs"),
            new Mounted("/dev/md3", HostPath.of("/usr/jails/jail1"), "ufs"));

    assertThat(Lowering.operations(new JailStep.UnmountJail(JAIL, left)))
        .extracting(operation -> String.join(" ", ((Operation.Run) operation).argv()))
        .containsExactly(
            "umount /usr/jails/jail1/dev",
            "umount /usr/jails/jail1",
            "mdconfig -d -u md3",
            "rm -f /usr/jails/jail1.device");
  }
}
