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
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Question;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.observed.ServiceState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.World;

final class ProbeTest {

  private static final HostPath RC_CONF = HostPath.of("/etc/rc.conf");
  private static final HostPath NOWHERE = HostPath.of("/etc/nowhere");
  private static final Place POSTGRES = Place.jail(JailName.of("postgres"));

  private static final Questions QJAIL =
      Questions.of(
          new HostQuestion.HostSystem(),
          new HostQuestion.Interfaces(),
          new QjailQuestion.Version(),
          new QjailQuestion.BaseRelease(),
          new QjailQuestion.Jails());

  private final SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());

  @Test
  void nothingIsAskedOfAHostWithoutQuestions() throws HostUnreachable {
    assertThat(Probe.of(Questions.NONE).batch().items()).isEmpty();
    HostState state = probe();
    assertThat(state.system()).isEqualTo(Fact.notProbed());
    assertThat(state.interfaces()).isEqualTo(Fact.notProbed());
    assertThat(state.qjail().jails()).isEqualTo(Fact.notProbed());
    assertThat(state.places()).isEmpty();
  }

  @Test
  void aStockHostTellsWhatItIs() throws HostUnreachable {
    assertThat(probe(new HostQuestion.HostSystem()).system())
        .isEqualTo(Fact.known(new SystemFacts("freebsd", "FreeBSD", "13.2-RELEASE", "amd64", 0)));
  }

  @Test
  void aStockHostShowsItsInterfacesWithoutLinkLocalAddresses() throws HostUnreachable {
    var interfaces = probe(new HostQuestion.Interfaces()).interfaces().known().orElseThrow();
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
    var asked =
        new PlaceQuestion.RcConf(
            Place.host(),
            new TreeSet<>(Set.of(RcVariable.of("pf_enable"), RcVariable.of("qjail_enable"))),
            new TreeSet<>(Set.of(RcVariable.of("ifconfig_lo1"))));
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
    Probe probe = Probe.of(Questions.of(new HostQuestion.Storage()));

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
    Probe probe = Probe.of(Questions.of(new HostQuestion.Storage()));

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
    var asked = PlaceQuestion.Packages.of(Place.host(), Set.of(PackageName.of("qjail")));
    assertThat(onHost(asked).packages().known().orElseThrow()).isEmpty();
    assertThat(run("pkg", "-N").exit()).as("the probe installed pkg").isEqualTo(1);
  }

  @Test
  void anInstalledPackageShowsItsVersionAndAMissingOneIsLeftOut() throws HostUnreachable {
    run("pkg", "bootstrap", "-y");
    var asked =
        PlaceQuestion.Packages.of(
            Place.host(), Set.of(PackageName.of("pkg"), PackageName.of("postgresql15-server")));
    assertThat(onHost(asked).packages().known().orElseThrow().keySet())
        .containsExactly(PackageName.of("pkg"));
  }

  @Test
  void filesShowModeOwnerAndDigestOrThatTheyAreMissing() throws HostUnreachable {
    PlaceState found =
        onHost(
            new PlaceQuestion.FileAt(Place.host(), RC_CONF),
            new PlaceQuestion.FileAt(Place.host(), NOWHERE),
            new PlaceQuestion.FileAt(Place.host(), HostPath.of("/etc")));
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
            new PlaceQuestion.Service(Place.host(), new ServiceName("sshd")),
            new PlaceQuestion.Service(Place.host(), new ServiceName("postgresql")),
            new PlaceQuestion.Listens(Place.host(), new Port(22)),
            new PlaceQuestion.Listens(Place.host(), new Port(5432)));
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
    PlaceState found = probe(everything(POSTGRES)).place(POSTGRES);
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
            new QjailQuestion.Version(),
            new QjailQuestion.BaseRelease(),
            new QjailQuestion.Jails(),
            QjailQuestion.FlavorFiles.of(flavor, Set.of(HostPath.of("/etc/motd"))));
    assertThat(state.qjail().version()).isEqualTo(Fact.known(Optional.empty()));
    assertThat(state.qjail().baseRelease()).isEqualTo(Fact.known(Optional.empty()));
    assertThat(state.qjail().flavor(flavor)).isEqualTo(Fact.known(Optional.empty()));
    assertThat(state.qjail().jails().known().orElseThrow()).isEmpty();
    assertThat(state.qjail().jail(JailName.of("postgres"))).isEqualTo(Fact.known(Optional.empty()));
  }

  @Test
  void allQuestionsAreOneRoundTrip() throws HostUnreachable {
    Questions questions =
        QJAIL
            .with(
                QjailQuestion.FlavorFiles.of(
                    new FlavorName("default"), Set.of(HostPath.of("/etc/motd"))),
                new HostQuestion.Pf(Optional.of("pass all\n")))
            .with(everything(Place.host()))
            .with(everything(POSTGRES));
    List<Batch> batches = new ArrayList<>();
    Host counting = new Watched(host, batches);
    Probe probe = Probe.of(questions);
    probe.read(counting.run(probe.batch()));
    assertThat(batches).hasSize(1);
    assertThat(batches.getFirst().items())
        .extracting(Batch.Item::when)
        .containsOnly(Batch.When.ALWAYS);
  }

  @Test
  void whatSeveralQuestionsNeedIsRunOnce() {
    Probe probe =
        Probe.of(
            Questions.of(
                new PlaceQuestion.FileAt(Place.host(), RC_CONF),
                new PlaceQuestion.FileAt(Place.host(), NOWHERE),
                new PlaceQuestion.Accounts(Place.host()),
                new QjailQuestion.Jails(),
                new HostQuestion.Storage()));

    assertThat(probe.batch().items()).extracting(Batch.Item::operation).doesNotHaveDuplicates();
  }

  @Test
  void whatWasNotRunIsUnknownAndNotMissing() {
    Probe probe =
        Probe.of(QJAIL.with(everything(Place.host())).with(new HostQuestion.Pf(Optional.of(""))));
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

  private static Question<?>[] everything(Place place) {
    return new Question<?>[] {
      PlaceQuestion.RcConf.of(place, Set.of(RcVariable.of("pf_enable"))),
      PlaceQuestion.Packages.of(place, Set.of(PackageName.of("qjail"))),
      new PlaceQuestion.FileAt(place, RC_CONF),
      new PlaceQuestion.Service(place, new ServiceName("sshd")),
      new PlaceQuestion.Listens(place, new Port(22))
    };
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

  private PlaceState onHost(Question<?>... asked) throws HostUnreachable {
    return probe(asked).place(Place.host());
  }

  private HostState probe(Question<?>... asked) throws HostUnreachable {
    Probe probe = Probe.of(Questions.of(asked));
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
