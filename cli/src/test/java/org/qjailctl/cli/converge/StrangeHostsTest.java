package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FoundJails;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.observed.SshConnection;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;

/** Real hosts hold what the simulated one has never seen: a good plan is never refused for it. */
class StrangeHostsTest {

  private static final Manifest MANIFEST =
      Manifests.read(
          """
          version: 1
          host: { name: h }
          interfaces:
            lo1: { clone: true, aliases: [ inet 192.168.1.0-9 ] }
          qjail:
            base:
              source: https://mirror.example/14.1-RELEASE/base.txz
              follow: host
              sha256: 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
          jails:
            web:
              interface: lo1
              ip4: [ 192.168.1.1 ]
              provision:
                packages: { a-package-of-their-own: {} }
          pf:
            enable: true
            nat:
              - { on: vtnet0, from: "(lo1:network)", to: any, translate: "(vtnet0)" }
          """);

  private final Questions questions = PlanQuestions.of(MANIFEST);

  @Test
  void hardwareFileSystemsReleasesAndJailsOfOtherMakesAreShown() throws HostUnreachable {
    Rehearsed.Converges converges = converges(strange(stock()));

    assertThat(converges.onTrust().keySet())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "qjail: fetch base", "jail web / provision: install a-package-of-their-own");
    assertThat(converges.after().qjail().baseRelease())
        .isEqualTo(Fact.known(Optional.of("13.1-RELEASE-p9")));
  }

  @Test
  void rulesThatAreNotUnderstoodLeavePfToTrust() throws HostUnreachable {
    HostState host = stock();
    PfState pf = host.pf();
    HostState ruled =
        host.knowing(
            new HostQuestion.Pf(),
            new PfState(
                Fact.known(true),
                Fact.known(
                    Optional.of("altq on vtnet0 cbq bandwidth 10Mb queue { std }\npass all\n")),
                pf.rulesFile(),
                Fact.known(List.of("nat on tun0 from any to any -> (tun0) sticky-address weird 7")),
                pf.anchorRules(),
                Fact.known(List.of("nat on vtnet0 in words of a later pfctl")),
                pf.pfConfMode(),
                Fact.known(true),
                Fact.known(List.of("pass all flags S/SA keep state")),
                Fact.known(
                    Optional.of(
                        new SshConnection(
                            Ipv4Address.of("203.0.113.1"),
                            Ipv4Address.of("203.0.113.9"),
                            new Port(22))))));

    assertThat(converges(ruled).onTrust().values())
        .contains("pf's rules cannot be shown on the simulated host");
  }

  @Test
  void whatCouldNotBeReadIsSaidAndStopsNothing() throws HostUnreachable {
    HostState host = stock();
    StorageState storage = host.storage();
    HostState unread =
        host.knowing(
            new HostQuestion.Storage(),
            new StorageState(
                storage.files(),
                Fact.unknown("mount -p was not understood"),
                storage.archives(),
                storage.records()));

    SortedMap<StepId, String> onTrust = converges(unread).onTrust();
    assertThat(onTrust.keySet())
        .extracting(Object::toString)
        .contains("qjail: install base", "jail web: create", "jail web: start")
        .doesNotContain("interface lo1: create", "pf: start");
    assertThat(onTrust).containsValue("its mounts could not be read: mount -p was not understood");
  }

  private HostState stock() throws HostUnreachable {
    Probe probe = Probe.of(questions);
    return probe.read(SimulatedHost.of(World.stock(), Secrets.none()).run(probe.batch()));
  }

  private static HostState strange(HostState host) {
    SortedMap<InterfaceName, ObservedInterface> interfaces = new TreeMap<>();
    for (String name : List.of("bridge0", "em0", "igb1", "lo0", "tap3", "vtnet0", "wlan0")) {
      interfaces.put(
          new InterfaceName(name),
          new ObservedInterface(
              new InterfaceName(name),
              name.equals("vtnet0")
                  ? List.of(
                      new InterfaceAddress(Ipv4Address.of("203.0.113.9"), 24),
                      new InterfaceAddress(Ipv6Address.of("2001:db8::9"), 64))
                  : List.of()));
    }
    List<Mounted> mounts = new ArrayList<>(host.storage().mounts().known().orElseThrow());
    mounts.add(new Mounted("zroot/usr/jails", HostPath.of("/usr/jails"), "zfs"));
    mounts.add(new Mounted("procfs", HostPath.of("/proc"), "procfs"));
    return host.knowing(
            new HostQuestion.HostSystem(),
            new SystemFacts("h.example", "FreeBSD", "13.1-RELEASE-p9", "amd64", 0))
        .knowing(new HostQuestion.Interfaces(), interfaces)
        .changed(
            new QjailQuestion.Jails(),
            found ->
                found.map(
                    jails ->
                        new FoundJails(
                            jails.jails(),
                            new TreeSet<IpAddress>(List.of(Ipv4Address.of("203.0.113.77"))))))
        .knowing(
            new HostQuestion.Storage(),
            new StorageState(
                Fact.known(new TreeSet<>(List.of(HostPath.of("/usr/jails")))),
                Fact.known(mounts),
                host.storage().archives(),
                host.storage().records()));
  }

  private Rehearsed rehearsed(HostState host) {
    Plan plan = Planner.plan(MANIFEST, host);
    assertThat(plan.refused()).as("%s", plan.problems()).isFalse();
    return Rehearsal.of(questions, host, plan, seen -> Planner.plan(MANIFEST, seen));
  }

  private Rehearsed.Converges converges(HostState host) {
    Rehearsed rehearsed = rehearsed(host);
    assertThat(rehearsed).isInstanceOf(Rehearsed.Converges.class);
    return (Rehearsed.Converges) rehearsed;
  }
}
