package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.PlaceScope;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.Scope;
import org.qjailctl.core.observed.ServiceState;
import org.qjailctl.core.observed.StorageScope;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.World;

final class ProbeTest {

  private static final HostPath RC_CONF = HostPath.of("/etc/rc.conf");
  private static final HostPath NOWHERE = HostPath.of("/etc/nowhere");
  private static final Place POSTGRES = Place.jail(JailName.of("postgres"));

  private final SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());

  @Test
  void nothingIsAskedOfAHostForAnEmptyScope() throws HostUnreachable {
    assertThat(Probe.of(Scope.NOTHING).batch().items()).isEmpty();
    HostState state = probe(Scope.NOTHING);
    assertThat(state.system()).isEqualTo(Fact.notProbed());
    assertThat(state.interfaces()).isEqualTo(Fact.notProbed());
    assertThat(state.qjail().jails()).isEqualTo(Fact.notProbed());
    assertThat(state.places()).isEmpty();
  }

  @Test
  void aStockHostTellsWhatItIs() throws HostUnreachable {
    assertThat(probe(Scope.NOTHING.withSystem()).system())
        .isEqualTo(Fact.known(new SystemFacts("freebsd", "FreeBSD", "13.2-RELEASE", "amd64", 0)));
  }

  @Test
  void aStockHostShowsItsInterfacesWithoutLinkLocalAddresses() throws HostUnreachable {
    var interfaces = probe(Scope.NOTHING.withInterfaces()).interfaces().known().orElseThrow();
    assertThat(interfaces.keySet())
        .containsExactly(new InterfaceName("em0"), new InterfaceName("lo0"));
    InterfaceAddress six = new InterfaceAddress(Ipv6Address.of("::1"), 128);
    InterfaceAddress four = new InterfaceAddress(Ipv4Address.of("127.0.0.1"), 8);
    InterfaceName lo0 = new InterfaceName("lo0");
    assertThat(interfaces).containsEntry(lo0, new ObservedInterface(lo0, List.of(six, four)));
  }

  @Test
  void rcConfCountsWithItsDefaultsAndOnlyWhatIsAskedForIsRead() throws HostUnreachable {
    run("sysrc", "ifconfig_lo1_alias0=inet 192.168.1.0-9");
    PlaceScope asked =
        PlaceScope.NOTHING
            .withRcVariables(Set.of(RcVariable.of("pf_enable"), RcVariable.of("qjail_enable")))
            .withRcPrefixes(Set.of(RcVariable.of("ifconfig_lo1")));
    assertThat(onHost(asked).rcConf().known().orElseThrow())
        .containsOnly(entry("pf_enable", "NO"), entry("ifconfig_lo1_alias0", "inet 192.168.1.0-9"));
  }

  /** automountd(8) mounts {@code map -hosts}; a memory stick's folder may have any name. */
  @Test
  void blanksInTheTableOfMountsStandAsTheyAre() throws HostUnreachable {
    World world = World.stock();
    world
        .mounts()
        .add(new Mount("map -hosts", HostPath.of("/net"), "autofs", "rw", 0, 0, Optional.empty()));
    world
        .mounts()
        .add(
            new Mount(
                "/dev/da0s1",
                HostPath.of("/media/My Stick 7"),
                "msdosfs",
                "rw",
                0,
                0,
                Optional.empty()));
    Probe probe = Probe.of(Scope.NOTHING.withStorage(new StorageScope(true, new TreeSet<>())));

    assertThat(
            probe
                .read(SimulatedHost.of(world, Secrets.none()).run(probe.batch()))
                .storage()
                .mounts()
                .known()
                .orElseThrow())
        .contains(
            new Mounted("map -hosts", HostPath.of("/net"), "autofs"),
            new Mounted("/dev/da0s1", HostPath.of("/media/My Stick 7"), "msdosfs"));
  }

  /** What find(1) and mount(8) tell of jails there says nothing of those at /usr/jails. */
  @Test
  void jailsBehindASymlinkAreNotTakenForMissing() throws Exception {
    World world = World.stock();
    world.files(HostPath.of("/")).symlink("/usr/jails", "/home/jails");
    Probe probe = Probe.of(Scope.NOTHING.withStorage(new StorageScope(true, new TreeSet<>())));

    assertThat(
            probe
                .read(SimulatedHost.of(world, Secrets.none()).run(probe.batch()))
                .storage()
                .files())
        .isInstanceOfSatisfying(
            Fact.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("is a symlink to /home/jails"));
  }

  @Test
  void noPackageIsInstalledWherePkgIsMissing() throws HostUnreachable {
    PlaceScope asked = PlaceScope.NOTHING.withPackages(Set.of(PackageName.of("qjail")));
    assertThat(onHost(asked).packages().known().orElseThrow()).isEmpty();
    assertThat(run("pkg", "-N").exit()).as("the probe installed pkg").isEqualTo(1);
  }

  @Test
  void anInstalledPackageShowsItsVersionAndAMissingOneIsLeftOut() throws HostUnreachable {
    run("pkg", "bootstrap", "-y");
    PlaceScope asked =
        PlaceScope.NOTHING.withPackages(
            Set.of(PackageName.of("pkg"), PackageName.of("postgresql15-server")));
    assertThat(onHost(asked).packages().known().orElseThrow().keySet())
        .containsExactly(PackageName.of("pkg"));
  }

  @Test
  void filesShowModeOwnerAndDigestOrThatTheyAreMissing() throws HostUnreachable {
    PlaceState found =
        onHost(PlaceScope.NOTHING.withFiles(Set.of(RC_CONF, NOWHERE, HostPath.of("/etc"))));
    assertThat(found.file(NOWHERE)).isEqualTo(Fact.known(new FileState.Absent()));
    assertThat(found.file(HostPath.of("/etc")))
        .isEqualTo(Fact.known(new FileState.Directory(new FileMode(0755), "root", "wheel")));
    assertThat(found.file(RC_CONF).known().orElseThrow())
        .isInstanceOfSatisfying(
            FileState.Regular.class,
            file -> {
              assertThat(file.owner()).isEqualTo("root");
              assertThat(file.digest()).isEqualTo(digest(RC_CONF));
            });
  }

  @Test
  void servicesAndPortsTellWhatRuns() throws HostUnreachable {
    PlaceState found =
        onHost(
            PlaceScope.NOTHING
                .withService(new ServiceName("sshd"), Set.of())
                .withService(new ServiceName("postgresql"), Set.of())
                .withPorts(Set.of(new Port(22), new Port(5432))));
    assertThat(found.service(new ServiceName("sshd")))
        .isEqualTo(Fact.known(new ServiceState.Running(false)));
    assertThat(found.service(new ServiceName("postgresql")))
        .isEqualTo(Fact.known(new ServiceState.Stopped()));
    assertThat(found.portAnswers(new Port(22))).isEqualTo(Fact.known(true));
    assertThat(found.portAnswers(new Port(5432))).isEqualTo(Fact.known(false));
  }

  @Test
  void nothingIsKnownInsideAJailThatDoesNotRun() throws HostUnreachable {
    Fact<?> notRunning = Fact.unknown("the jail postgres is not running");
    PlaceState found = probe(Scope.NOTHING.withPlace(POSTGRES, everything())).place(POSTGRES);
    assertThat(found.rcConf()).isEqualTo(notRunning);
    assertThat(found.packages()).isEqualTo(notRunning);
    assertThat(found.files().values()).allSatisfy(file -> assertThat(file.known()).isEmpty());
    assertThat(found.services().values())
        .containsOnly(Fact.unknown("the jail postgres is not running"));
    assertThat(found.ports().values())
        .containsOnly(Fact.unknown("the jail postgres is not running"));
  }

  @Test
  void aStockHostHasNoQjailNoBaseNoFlavorsAndNoJails() throws HostUnreachable {
    FlavorName flavor = new FlavorName("default");
    HostState state =
        probe(
            Scope.NOTHING
                .withQjail()
                .withAllJails()
                .withFlavor(flavor, Set.of(HostPath.of("/etc/motd"))));
    assertThat(state.qjail().version()).isEqualTo(Fact.known(Optional.empty()));
    assertThat(state.qjail().baseRelease()).isEqualTo(Fact.known(Optional.empty()));
    assertThat(state.qjail().flavor(flavor)).isEqualTo(Fact.known(Optional.empty()));
    assertThat(state.qjail().jails().known().orElseThrow()).isEmpty();
    assertThat(state.qjail().jail(JailName.of("postgres"))).isEqualTo(Fact.known(Optional.empty()));
  }

  @Test
  void aWholeScopeIsOneRoundTrip() throws HostUnreachable {
    Scope scope =
        Scope.NOTHING
            .withSystem()
            .withInterfaces()
            .withQjail()
            .withAllJails()
            .withFlavor(new FlavorName("default"), Set.of(HostPath.of("/etc/motd")))
            .withPlace(Place.host(), everything())
            .withPlace(POSTGRES, everything())
            .withPf("pass all\n");
    List<Batch> batches = new ArrayList<>();
    Host counting = new Watched(host, batches);
    Probe probe = Probe.of(scope);
    probe.read(counting.run(probe.batch()));
    assertThat(batches).hasSize(1);
    assertThat(batches.getFirst().items())
        .extracting(Batch.Item::when)
        .containsOnly(Batch.When.ALWAYS);
  }

  @Test
  void whatWasNotRunIsUnknownAndNotMissing() {
    Probe probe =
        Probe.of(
            Scope.NOTHING
                .withSystem()
                .withInterfaces()
                .withQjail()
                .withAllJails()
                .withPlace(Place.host(), everything())
                .withPf(""));
    List<Outcome> lost =
        probe.batch().items().stream().map(i -> Outcome.of(Outcome.Status.NOT_RUN)).toList();
    HostState state = probe.read(lost);
    assertThat(state.system()).isEqualTo(Fact.unknown("uname was not run"));
    assertThat(state.interfaces()).isEqualTo(Fact.unknown("ifconfig -a was not run"));
    assertThat(state.qjail().version()).isEqualTo(Fact.unknown("qjail was not run"));
    assertThat(state.qjail().baseRelease().known()).isEmpty();
    assertThat(state.qjail().jails().known()).isEmpty();
    assertThat(state.place(Place.host()).packages().known()).isEmpty();
    assertThat(state.place(Place.host()).rcConf().known()).isEmpty();
    assertThat(state.place(Place.host()).file(RC_CONF).known()).isEmpty();
    assertThat(state.pf().enabled().known()).isEmpty();
    assertThat(state.pf().pfConf().known()).isEmpty();
    assertThat(state.pf().anchorRules().known()).isEmpty();
    assertThat(state.pf().wantedRules().known()).isEmpty();
  }

  private static PlaceScope everything() {
    return PlaceScope.NOTHING
        .withRcVariables(Set.of(RcVariable.of("pf_enable")))
        .withPackages(Set.of(PackageName.of("qjail")))
        .withFiles(Set.of(RC_CONF))
        .withService(new ServiceName("sshd"), Set.of())
        .withPorts(Set.of(new Port(22)));
  }

  private static Map.Entry<RcVariable, String> entry(String name, String value) {
    return Map.entry(RcVariable.of(name), value);
  }

  private Sha256 digest(HostPath path) {
    try {
      return host.run(Batch.all(List.of(new Operation.ReadFile(path, 100_000))))
          .getFirst()
          .stdout()
          .sha256();
    } catch (HostUnreachable e) {
      throw new IllegalStateException(e);
    }
  }

  private PlaceState onHost(PlaceScope asked) throws HostUnreachable {
    return probe(Scope.NOTHING.withPlace(Place.host(), asked)).place(Place.host());
  }

  private HostState probe(Scope scope) throws HostUnreachable {
    Probe probe = Probe.of(scope);
    return probe.read(host.run(probe.batch()));
  }

  private Outcome run(String... argv) throws HostUnreachable {
    return host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
  }

  /** A host that notes the batches it is given. */
  private record Watched(Host host, List<Batch> batches) implements Host {
    @Override
    public List<Outcome> run(Batch batch) throws HostUnreachable {
      batches.add(batch);
      return host.run(batch);
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
}
