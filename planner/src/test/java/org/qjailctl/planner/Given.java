package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.AbsentJail;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.FoundJails;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.KernelState;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.ObservedSysctl;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.observed.SysctlState;
import org.qjailctl.core.observed.SysctlType;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Consent;

/**
 * A manifest and a host, grown line by line in tests: a FreeBSD host with qjail and no jails to
 * begin with.
 */
final class Given {

  private final SortedMap<RcVariable, String> rcConfWanted = new TreeMap<>();
  private final SortedMap<SysctlName, String> sysctlWanted = new TreeMap<>();
  private final SortedMap<SysctlName, ObservedSysctl> sysctls = new TreeMap<>();
  private String sysctlConf = "# read at boot\n";
  private Optional<String> sysctlLocal = Optional.empty();
  private final SortedMap<InterfaceName, NetworkInterface> interfacesWanted = new TreeMap<>();
  private final SortedMap<JailName, Jail> jailsWanted = new TreeMap<>();
  private final SortedMap<JailName, AbsentJail> absentJails = new TreeMap<>();
  private final SortedSet<JailName> protectedJails = new TreeSet<>();
  private final SortedMap<JailName, JailRecord> records = new TreeMap<>();
  private Optional<Pf> pfWanted = Optional.empty();
  private Optional<Qjail> qjailWanted = Optional.empty();

  private final SortedMap<RcVariable, String> rcConf = new TreeMap<>();
  private final SortedMap<InterfaceName, ObservedInterface> interfaces = new TreeMap<>();
  private final SortedSet<IpAddress> strangers = new TreeSet<>();
  private final SortedMap<JailName, ObservedJail> jails = new TreeMap<>();
  private HostState inside = HostState.UNSEEN;
  private final SortedSet<HostPath> files = new TreeSet<>();
  private final SortedMap<HostPath, Fact<FileState>> hostFiles = new TreeMap<>();
  private final List<Mounted> mounts = new ArrayList<>();
  private final SortedSet<ArchiveName> archives = new TreeSet<>();
  private PfState pf = PfState.notProbed();
  private final SortedMap<JailName, Fact<Boolean>> sshd = new TreeMap<>();
  private Fact<ObservedAccounts> accounts = Fact.notProbed();
  private Fact<KernelState> kernel = Fact.notProbed();
  private SystemFacts system = new SystemFacts("db1", "FreeBSD", "13.2-RELEASE", "amd64", 0);
  private Optional<String> qjailVersion = Optional.of("5.0");
  private Optional<String> baseRelease = Optional.of("13.2-RELEASE");
  private final SortedMap<FlavorName, Flavor> flavorsWanted = new TreeMap<>();
  private Optional<Storage> unread = Optional.empty();

  private static final Qjail.Program QJAIL = new Qjail.Program.FromPackage(PackageName.of("qjail"));

  /** The operator's consent to prune. */
  static final Consent PRUNE = new Consent(true, new TreeSet<>(), false);

  Given wantsRc(String name, String value) {
    rcConfWanted.put(RcVariable.of(name), value);
    return this;
  }

  Given wantsSysctl(String name, String value) {
    sysctlWanted.put(SysctlName.of(name), value);
    return this;
  }

  /** A kernel variable that can be set. */
  Given hasSysctl(String name, SysctlType type, String value) {
    return hasSysctl(name, new ObservedSysctl(type, true, false, Optional.of(value)));
  }

  Given hasSysctl(String name, ObservedSysctl found) {
    sysctls.put(SysctlName.of(name), found);
    return this;
  }

  Given hasSysctlConf(String text) {
    sysctlConf = text;
    return this;
  }

  Given hasSysctlLocal(String text) {
    sysctlLocal = Optional.of(text);
    return this;
  }

  Given wantsInterface(String name, boolean cloned, String... aliases) {
    NetworkInterface wanted =
        new NetworkInterface(
            new InterfaceName(name),
            cloned,
            List.of(aliases).stream().map(text -> Alias.parse(text).orThrow()).toList());
    interfacesWanted.put(wanted.name(), wanted);
    return this;
  }

  Given wants(Jail jail) {
    jailsWanted.put(jail.name(), jail);
    return this;
  }

  Given wantsAbsent(String name) {
    absentJails.put(JailName.of(name), new AbsentJail(JailName.of(name), Optional.empty()));
    return this;
  }

  Given wantsAbsentUnprotected(String name) {
    absentJails.put(JailName.of(name), new AbsentJail(JailName.of(name), Optional.of(false)));
    return this;
  }

  Given wantsProtected(Jail jail) {
    protectedJails.add(jail.name());
    return wants(jail);
  }

  Given recorded(String jail, JailRecord record) {
    records.put(JailName.of(jail), record);
    return this;
  }

  Given wantsPf(Pf wanted) {
    pfWanted = Optional.of(wanted);
    return this;
  }

  Given wantsQjail() {
    qjailWanted = Optional.of(new Qjail(QJAIL, true, Optional.empty(), Optional.empty()));
    return this;
  }

  Given wantsBaseThatFollowsTheHost() {
    Base base =
        new Base(new Base.Source.Url("https://x.example/base.txz", Bytes.utf8("x").sha256()), true);
    qjailWanted = Optional.of(new Qjail(QJAIL, true, Optional.empty(), Optional.of(base)));
    return this;
  }

  /** The base system follows the host, and the jails share its sources and ports. */
  Given wantsTrees() {
    Base base =
        new Base(
            new Base.Source.Url("https://x.example/base.txz", Bytes.utf8("x").sha256()),
            true,
            new TreeSet<>(List.of(SharedTree.values())));
    qjailWanted = Optional.of(new Qjail(QJAIL, true, Optional.empty(), Optional.of(base)));
    return this;
  }

  /** A regular file of the host that was asked for. */
  Given regularFile(String path) {
    hostFiles.put(
        HostPath.of(path),
        Fact.known(
            new FileState.Regular(FileMode.READABLE, "root", "wheel", Bytes.utf8("x").sha256())));
    return this;
  }

  Given rc(String name, String value) {
    rcConf.put(RcVariable.of(name), value);
    return this;
  }

  /** An interface with these addresses, such as 10.0.0.1 or fd00::1/64. */
  Given live(String name, String... addresses) {
    InterfaceName interfaceName = new InterfaceName(name);
    interfaces.put(
        interfaceName,
        new ObservedInterface(
            interfaceName, List.of(addresses).stream().map(Given::address).toList()));
    return this;
  }

  private static InterfaceAddress address(String text) {
    String[] parts = text.split("/", 2);
    IpAddress address = IpAddress.parse(parts[0]).orThrow();
    return new InterfaceAddress(
        address, parts.length == 2 ? Integer.parseInt(parts[1]) : address.bits());
  }

  /** A jail that qjail does not know runs with this address. */
  Given stranger(String ip4) {
    strangers.add(Ipv4Address.of(ip4));
    return this;
  }

  Given has(ObservedJail jail) {
    jails.put(jail.name(), jail);
    return this;
  }

  /** What a question about the inside of a jail is answered. */
  <T> Given inside(PlaceQuestion<T> question, Fact<T> answer) {
    inside = inside.with(question, answer);
    return this;
  }

  Given file(String path) {
    files.add(HostPath.of(path));
    return this;
  }

  Given mounted(String device, String point, String type) {
    mounts.add(new Mounted(device, HostPath.of(point), type));
    return this;
  }

  Given archive(String name) {
    archives.add(ArchiveName.of(name));
    return this;
  }

  /** What is read of the disks in one go and may be missing. */
  enum Storage {
    FILES,
    MOUNTS,
    ARCHIVES
  }

  Given unread(Storage what) {
    unread = Optional.of(what);
    return this;
  }

  private <T> Fact<T> read(Storage what, T value) {
    return unread.equals(Optional.of(what))
        ? Fact.unknown("the disk is broken")
        : Fact.known(value);
  }

  private StorageState storage() {
    SortedSet<HostPath> all = new TreeSet<>(files);
    jails.keySet().forEach(jail -> all.add(JailPaths.root(jail)));
    return new StorageState(
        read(Storage.FILES, all),
        read(Storage.MOUNTS, mounts),
        read(Storage.ARCHIVES, archives),
        Fact.known(records));
  }

  Given pf(PfState state) {
    pf = state;
    return this;
  }

  Given system(SystemFacts facts) {
    system = facts;
    return this;
  }

  Given noQjail() {
    qjailVersion = Optional.empty();
    return this;
  }

  Given qjailVersion(String version) {
    qjailVersion = Optional.of(version);
    return this;
  }

  Given wantsQjail(Qjail wanted) {
    qjailWanted = Optional.of(wanted);
    return this;
  }

  Given wantsFlavor(Flavor flavor) {
    flavorsWanted.put(flavor.name(), flavor);
    return this;
  }

  /** The host's users and groups, as far as they matter. */
  Given accounts(Fact<ObservedAccounts> found) {
    accounts = found;
    return this;
  }

  Given noBase() {
    baseRelease = Optional.empty();
    return this;
  }

  Given wantsFlavor(String name, String path) {
    FileContent content = new FileContent(Bytes.utf8("one line\n"), FileMode.READABLE);
    Flavor flavor =
        new Flavor(FlavorName.of(name), new TreeMap<>(Map.of(HostPath.of(path), content)));
    flavorsWanted.put(flavor.name(), flavor);
    return this;
  }

  Manifest manifest() {
    return new Manifest(
        "db1",
        Optional.empty(),
        Optional.empty(),
        Provision.NOTHING,
        rcConfWanted,
        sysctlWanted,
        interfacesWanted,
        qjailWanted,
        flavorsWanted,
        jailsWanted,
        protectedJails,
        absentJails,
        pfWanted,
        new TreeMap<>(),
        new TreeMap<>());
  }

  HostState host() {
    HostState state =
        inside
            .knowing(new HostQuestion.HostSystem(), system)
            .knowing(new HostQuestion.Interfaces(), interfaces)
            .knowing(PlaceQuestion.RcConf.of(Place.host(), List.of()), rcConf)
            .knowing(PlaceQuestion.Packages.of(Place.host(), List.of()), new TreeMap<>())
            .with(new PlaceQuestion.Accounts(Place.host()), accounts)
            .knowing(new QjailQuestion.Version(), qjailVersion)
            .knowing(new QjailQuestion.BaseRelease(), baseRelease)
            .knowing(new QjailQuestion.Jails(), new FoundJails(jails, strangers))
            .knowing(new HostQuestion.Pf(), pf)
            .knowing(new HostQuestion.Storage(), storage())
            .with(new HostQuestion.JailKernel(), kernel)
            .knowing(
                HostQuestion.Sysctls.of(List.of()),
                new SysctlState(sysctls, Optional.of(sysctlConf), FileMode.READABLE, sysctlLocal));
    for (var file : hostFiles.entrySet()) {
      state = state.with(new PlaceQuestion.FileAt(Place.host(), file.getKey()), file.getValue());
    }
    for (var flavor : flavors().entrySet()) {
      state =
          state.with(QjailQuestion.FlavorFiles.of(flavor.getKey(), List.of()), flavor.getValue());
    }
    for (var enabled : sshd.entrySet()) {
      state = state.with(new QjailQuestion.EnablesSshd(enabled.getKey()), enabled.getValue());
    }
    return state;
  }

  /** None of those that are wanted is there but qjail's own. */
  private SortedMap<FlavorName, Fact<Optional<SortedMap<HostPath, FileState>>>> flavors() {
    SortedMap<FlavorName, Fact<Optional<SortedMap<HostPath, FileState>>>> all = new TreeMap<>();
    flavorsWanted.keySet().forEach(name -> all.put(name, Fact.known(Optional.empty())));
    SortedMap<HostPath, FileState> noFiles = new TreeMap<>();
    all.put(
        Flavor.DEFAULT,
        Fact.known(baseRelease.isPresent() ? Optional.of(noFiles) : Optional.empty()));
    return all;
  }

  static Jail jail(String name, String ip4, JailParameter... switches) {
    SortedMap<JailParameter, ParameterValue> parameters = new TreeMap<>();
    for (JailParameter parameter : switches) {
      parameters.put(parameter, new ParameterValue.On());
    }
    return new Jail(
        JailName.of(name),
        Optional.empty(),
        new InterfaceName("lo1"),
        List.of(JailAddress.of(Ipv4Address.of(ip4))),
        List.of(),
        JailOrigin.USUAL,
        Optional.empty(),
        parameters,
        JailState.RUNNING,
        BootPolicy.AUTO,
        new TreeSet<>(),
        false,
        Optional.empty(),
        Provision.NOTHING,
        Optional.empty());
  }

  /** A jail that is made with a flavor. */
  static Jail jail(String name, String ip4, FlavorName flavor) {
    Jail usual = jail(name, ip4);
    return new Jail(
        usual.name(),
        usual.was(),
        usual.networkInterface(),
        usual.ip4(),
        usual.ip6(),
        new JailOrigin.FromFlavor(flavor),
        usual.image(),
        usual.parameters(),
        usual.state(),
        usual.boot(),
        usual.dependsOn(),
        usual.ssh(),
        usual.vnet(),
        usual.provision(),
        usual.postgresql());
  }

  static Jail with(Jail jail, JailState state, BootPolicy boot) {
    return new Jail(
        jail.name(),
        jail.was(),
        jail.networkInterface(),
        jail.ip4(),
        jail.ip6(),
        jail.origin(),
        jail.image(),
        jail.parameters(),
        state,
        boot,
        jail.dependsOn(),
        jail.ssh(),
        jail.vnet(),
        jail.provision(),
        jail.postgresql());
  }

  static Jail withPostgresql(Jail jail) {
    return new Jail(
        jail.name(),
        jail.was(),
        jail.networkInterface(),
        jail.ip4(),
        jail.ip6(),
        jail.origin(),
        jail.image(),
        jail.parameters(),
        jail.state(),
        jail.boot(),
        jail.dependsOn(),
        jail.ssh(),
        jail.vnet(),
        jail.provision(),
        Optional.of(
            new Postgresql(
                15,
                Postgresql.AuthenticationMethod.SCRAM_SHA_256,
                "UTF8",
                new SecretName("pg-superuser"))));
  }

  Given sshd(String jail, boolean enabled) {
    sshd.put(JailName.of(jail), Fact.known(enabled));
    return this;
  }

  Given kernel(KernelState state) {
    kernel = Fact.known(state);
    return this;
  }

  static Jail inImage(Jail jail, int mebibytes) {
    return kind(
        jail, Optional.of(new ImageSize(mebibytes)), jail.parameters(), false, Optional.empty());
  }

  static Jail withSsh(Jail jail) {
    return kind(jail, Optional.empty(), jail.parameters(), true, Optional.empty());
  }

  static Jail withVnet(Jail jail, Vnet vnet) {
    return kind(jail, Optional.empty(), jail.parameters(), false, Optional.of(vnet));
  }

  static Jail numbered(Jail jail, JailParameter parameter, int number) {
    SortedMap<JailParameter, ParameterValue> parameters = new TreeMap<>(jail.parameters());
    parameters.put(parameter, new ParameterValue.Numeric(number));
    return kind(jail, Optional.empty(), parameters, false, Optional.empty());
  }

  private static Jail kind(
      Jail jail,
      Optional<ImageSize> image,
      SortedMap<JailParameter, ParameterValue> parameters,
      boolean ssh,
      Optional<Vnet> vnet) {
    return new Jail(
        jail.name(),
        jail.was(),
        jail.networkInterface(),
        jail.ip4(),
        jail.ip6(),
        jail.origin(),
        image,
        parameters,
        jail.state(),
        jail.boot(),
        jail.dependsOn(),
        ssh,
        vnet,
        jail.provision(),
        jail.postgresql());
  }

  /** The same jail as qjail keeps it in an image, or with a network stack. */
  static ObservedJail kept(ObservedJail jail, Optional<ImageSize> image, Optional<Vnet> vnet) {
    return new ObservedJail(
        jail.name(),
        vnet.isPresent() ? "" : jail.networkInterface(),
        jail.ip4(),
        jail.ip6(),
        jail.parameters(),
        jail.boot(),
        image,
        false,
        vnet,
        jail.running());
  }

  static Jail was(Jail jail, String before) {
    return changed(jail, Optional.of(JailName.of(before)), jail.ip4());
  }

  static Jail withAlso(Jail jail, JailAddress<Ipv4Address> address) {
    List<JailAddress<Ipv4Address>> ip4 = new ArrayList<>(jail.ip4());
    ip4.add(address);
    return changed(jail, jail.was(), ip4);
  }

  static Jail dependingOn(Jail jail, String other) {
    return jail.dependingOn(new TreeSet<>(List.of(JailName.of(other))));
  }

  private static Jail changed(
      Jail jail, Optional<JailName> was, List<JailAddress<Ipv4Address>> ip4) {
    return new Jail(
        jail.name(),
        was,
        jail.networkInterface(),
        ip4,
        jail.ip6(),
        jail.origin(),
        jail.image(),
        jail.parameters(),
        jail.state(),
        jail.boot(),
        jail.dependsOn(),
        jail.ssh(),
        jail.vnet(),
        jail.provision(),
        jail.postgresql());
  }

  static ObservedJail stopped(String name, String ip4, BootPolicy boot, JailParameter... switches) {
    return observed(name, ip4, boot, false, switches);
  }

  static ObservedJail running(String name, String ip4, BootPolicy boot, JailParameter... switches) {
    return observed(name, ip4, boot, true, switches);
  }

  private static ObservedJail observed(
      String name, String ip4, BootPolicy boot, boolean runs, JailParameter... switches) {
    SortedMap<JailParameter, ParameterValue> parameters = new TreeMap<>();
    for (JailParameter parameter : switches) {
      parameters.put(parameter, new ParameterValue.On());
    }
    Optional<ObservedJail.Running> running =
        runs
            ? Optional.of(
                new ObservedJail.Running(
                    1,
                    new TreeSet<>(List.of(Ipv4Address.of(ip4))),
                    new TreeSet<>(List.of(switches))))
            : Optional.empty();
    return new ObservedJail(
        JailName.of(name),
        "lo1",
        List.of(ip4),
        List.of(),
        parameters,
        boot,
        Optional.empty(),
        false,
        Optional.empty(),
        running);
  }
}
