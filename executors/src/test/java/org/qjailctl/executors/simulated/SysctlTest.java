package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.ObservedSysctl;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.observed.SysctlState;
import org.qjailctl.core.observed.SysctlType;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.simulated.seeding.Seed;
import org.qjailctl.executors.simulated.world.World;

/** sysctl(8) in the words of sysctl.c of FreeBSD 13, and what a probe makes of it. */
class SysctlTest {

  private final SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());

  private String told(String... argv) throws HostUnreachable {
    Outcome outcome = host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
    return outcome.exit() + " " + outcome.stdout().utf8() + outcome.stderr().utf8();
  }

  @Test
  void setsAndShows() throws HostUnreachable {
    assertThat(told("sysctl", "kern.randompid=0x10")).isEqualTo("0 kern.randompid: 0 -> 16\n");
    assertThat(told("sysctl", "-n", "kern.randompid", "kern.ostype")).isEqualTo("0 16\nFreeBSD\n");
    assertThat(told("sysctl", "-et", "kern.corefile", "kern.ipc.maxsockbuf"))
        .isEqualTo("0 kern.corefile=string\nkern.ipc.maxsockbuf=unsigned long\n");
    assertThat(told("sysctl", "-eW", "kern.hz", "kern.maxfiles"))
        .isEqualTo("0 kern.maxfiles=129880\n");
    assertThat(told("sysctl", "-NT", "kern.hz", "kern.ostype")).isEqualTo("0 kern.hz\n");
  }

  @Test
  void refusesAndCountsWhatWentWrong() throws HostUnreachable {
    assertThat(told("sysctl", "kern.no", "kern.nor"))
        .isEqualTo("2 sysctl: unknown oid 'kern.no'\nsysctl: unknown oid 'kern.nor'\n");
    assertThat(told("sysctl", "-i", "kern.no")).isEqualTo("0 ");
    assertThat(told("sysctl", "kern.hz=1000"))
        .isEqualTo(
            """
        1 sysctl: oid 'kern.hz' is a read only tunable
        sysctl: Tunable values are set in /boot/loader.conf
        """);
    assertThat(told("sysctl", "kern.ostype=Linux"))
        .isEqualTo("1 sysctl: oid 'kern.ostype' is read only\n");
    assertThat(told("sysctl", "kern.randompid=x")).isEqualTo("1 sysctl: invalid integer 'x'\n");
    assertThat(told("sysctl", "kern.randompid=")).isEqualTo("1 sysctl: empty numeric value\n");
    assertThat(told("sysctl", "net.inet=1"))
        .isEqualTo("1 sysctl: oid 'net.inet' isn't a leaf node\n");
    assertThat(told("sysctl")).startsWith("1 usage: sysctl ");
  }

  @Test
  void aProbeTellsTypesAndWhatCanBeSet() throws HostUnreachable {
    SysctlState state = probe(host, "kern.hz", "kern.maxfiles", "kern.no.such", "net.inet.tcp");

    assertThat(state.running())
        .hasSize(3)
        .containsEntry(
            SysctlName.of("kern.hz"),
            new ObservedSysctl(SysctlType.INTEGER, false, true, Optional.of("100")))
        .containsEntry(
            SysctlName.of("kern.maxfiles"),
            new ObservedSysctl(SysctlType.INTEGER, true, true, Optional.of("129880")))
        .containsEntry(
            SysctlName.of("net.inet.tcp"),
            new ObservedSysctl(SysctlType.NODE, false, false, Optional.empty()));
    assertThat(state.conf()).isPresent();
    assertThat(state.local()).isEmpty();
  }

  @Test
  void aCopyOfAHostShowsTheSame() throws HostUnreachable {
    String[] names = {"kern.hz", "kern.ipc.maxsockbuf", "net.inet", "kern.corefile"};
    told("sysctl", "kern.corefile=/tmp/%N.core");
    Probe probe = Probe.of(Questions.of(HostQuestion.Sysctls.of(names(names))));
    var seen = probe.read(host.run(probe.batch()));

    SimulatedHost copy = SimulatedHost.of(Seed.of(seen), Secrets.none());
    assertThat(probe(copy, names)).isEqualTo(seen.sysctl().known().orElseThrow());
  }

  private static SysctlState probe(SimulatedHost asked, String... names) throws HostUnreachable {
    Probe probe = Probe.of(Questions.of(HostQuestion.Sysctls.of(names(names))));
    return probe.read(asked.run(probe.batch())).sysctl().known().orElseThrow();
  }

  private static Set<SysctlName> names(String... names) {
    return new TreeSet<>(Arrays.stream(names).map(SysctlName::of).toList());
  }
}
