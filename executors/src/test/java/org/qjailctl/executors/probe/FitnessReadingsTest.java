package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Listener;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;

/** What a doctor's probe makes of what hosts print. */
final class FitnessReadingsTest {

  private static final HostPath RC_CONF = HostPath.of("/etc/rc.conf");

  @Test
  void aStockHostTellsAllOfIt() throws HostUnreachable {
    var script = new PlaceQuestion.Text(Place.host(), HostPath.of("/usr/local/bin/qjail"));
    var rcConf = new PlaceQuestion.Text(Place.host(), RC_CONF);
    Probe probe =
        Probe.of(
            Questions.of(
                new FitnessQuestion.KernelReleases(),
                new FitnessQuestion.SecurityLevel(),
                new FitnessQuestion.PfModule(),
                new FitnessQuestion.PfConfComplaint(),
                new FitnessQuestion.DiffRefuses(),
                new FitnessQuestion.Listeners(),
                new FitnessQuestion.JailSpace(),
                new FitnessQuestion.Archives(),
                script,
                rcConf));
    SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());
    HostState seen = probe.read(host.run(probe.batch()));

    assertThat(seen.answer(new FitnessQuestion.KernelReleases()))
        .isEqualTo(Fact.known(new FitnessQuestion.Kernel("13.2-RELEASE", "13.2-RELEASE")));
    assertThat(seen.answer(new FitnessQuestion.SecurityLevel()))
        .isEqualTo(Fact.known(new FitnessQuestion.Security(-1, false)));
    assertThat(seen.answer(script)).isEqualTo(Fact.known(Optional.empty()));
    assertThat(seen.answer(new FitnessQuestion.DiffRefuses())).isEqualTo(Fact.known(true));
    assertThat(seen.answer(new FitnessQuestion.PfModule())).isEqualTo(Fact.known(false));
    assertThat(seen.answer(new FitnessQuestion.PfConfComplaint()))
        .isEqualTo(Fact.known(Optional.of("pfctl: /etc/pf.conf: No such file or directory")));
    assertThat(seen.answer(new FitnessQuestion.Listeners()))
        .isEqualTo(Fact.known(List.of(new Listener("sshd", Optional.empty(), new Port(22)))));
    assertThat(seen.answer(new FitnessQuestion.JailSpace()))
        .isEqualTo(Fact.known(new FitnessQuestion.Space("/", 9_128_064)));
    assertThat(seen.answer(new FitnessQuestion.Archives())).isEqualTo(Fact.known(List.of()));
    assertThat(seen.answer(rcConf).known().orElseThrow().orElseThrow())
        .contains("sshd_enable=\"YES\"");
  }

  @Test
  void recordedCommandsAreUnderstood() {
    assertThat(SpaceReading.ofJails().read(twice("df -k /usr", 26)))
        .isEqualTo(Fact.known(new FitnessQuestion.Space("/", 9_128_064)));
    assertThat(
            ListenersReading.parse(
                RecordedSteps.outcome("13-zones-ssh", 13, "jexec sshy sockstat -4l")
                    .stdout()
                    .utf8()))
        .containsExactly(
            new Listener("sshd", IpAddress.parse("192.168.1.2").toOptional(), new Port(22)));
  }

  private static List<Outcome> twice(String argv, int step) {
    Outcome outcome = RecordedSteps.outcome("01-base-facts", step, argv);
    return List.of(outcome, outcome);
  }

  @Test
  void sockstatsLinesWithOddNamesAreRead() {
    assertThat(
            ListenersReading.parse(
                """
                USER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS
                root     sshd       704   3  tcp6   *:22                  *:*
                root     sshd       704   4  tcp4   *:22                  *:*
                averylongname my daemon 99999 11 tcp4 127.0.0.1:8080 *:*
                ?        ?          ?     ?  tcp4   10.0.0.1:99 *:*
                root     sshd       704   5  tcp6   fe80::1%lo0:2222      *:*
                root     sshd       704   6  tcp4   *:99999               *:*
                root     syslogd    500   7  udp4   *:514                 *:*
                """))
        .containsExactly(
            new Listener("sshd", Optional.empty(), new Port(22)),
            new Listener("sshd", Optional.empty(), new Port(22)),
            new Listener("my daemon", IpAddress.parse("127.0.0.1").toOptional(), new Port(8080)),
            new Listener("sshd", IpAddress.parse("fe80::1").toOptional(), new Port(2222)));
  }
}
