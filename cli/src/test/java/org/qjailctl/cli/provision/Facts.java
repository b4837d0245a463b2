package org.qjailctl.cli.provision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.FoundJails;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.ServiceState;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.observed.SystemFacts;

/** A host with the running jail web; the lines tell of what is inside either. */
final class Facts {

  private static final JailName WEB = JailName.of("web");

  private final SortedMap<RcVariable, String> rcConf = new TreeMap<>();
  private final SortedMap<PackageName, String> packages = new TreeMap<>();
  private final SortedMap<HostPath, Fact<FileState>> files = new TreeMap<>();
  private final SortedMap<HostPath, Fact<SortedSet<String>>> lines = new TreeMap<>();
  private final SortedMap<ServiceName, Fact<ServiceState>> services = new TreeMap<>();
  private final SortedMap<Port, Fact<Boolean>> ports = new TreeMap<>();
  private final SortedMap<String, ObservedAccounts.User> users = new TreeMap<>();
  private final SortedMap<String, ObservedAccounts.Group> groups = new TreeMap<>();
  private final SortedMap<Guard, Fact<Boolean>> guards = new TreeMap<>();
  private boolean runs = true;
  private boolean shared = true;

  private Facts() {}

  static HostState of(List<String> told) {
    Facts facts = new Facts();
    told.forEach(facts::take);
    return facts.host();
  }

  private void take(String line) {
    String[] words = line.split(" ", 5);
    switch (words[0]) {
      case "stopped" -> runs = false;
      // Without the parameter that the manifest wants of it.
      case "restarts" -> shared = false;
      case "rc" -> rcConf.put(RcVariable.of(words[1]), words[2]);
      case "package" -> packages.put(PackageName.of(words[1]), words[2]);
      case "port" -> ports.put(new Port(Integer.parseInt(words[1])), Fact.known(true));
      case "line" ->
          lines.put(
              HostPath.of(words[1]), Fact.known(new TreeSet<>(Set.of(line.split(" ", 3)[2]))));
      case "service" ->
          services.put(
              ServiceName.of(words[1]),
              Fact.known(
                  words[2].equals("stopped")
                      ? new ServiceState.Stopped()
                      : new ServiceState.Running(words[2].equals("outdated"))));
      case "user" -> user(line.split(" ", 2)[1].split(":", -1));
      case "group" -> group(line.split(" ", 2)[1].split(":", -1));
      case "guard" -> guard(line.split(" ", 3)[1], line.split(" ", 3)[2]);
      case "absent" -> files.put(HostPath.of(words[1]), Fact.known(new FileState.Absent()));
      case "link" -> files.put(HostPath.of(words[1]), Fact.known(new FileState.Other("a symlink")));
      case "folder" -> {
        String[] owner = words[3].split(":");
        files.put(
            HostPath.of(words[1]),
            Fact.known(new FileState.Directory(mode(words[2]), owner[0], owner[1])));
      }
      case "file" -> {
        String[] owner = words[3].split(":");
        files.put(
            HostPath.of(words[1]),
            Fact.known(
                new FileState.Regular(
                    mode(words[2]), owner[0], owner[1], Bytes.utf8(words[4] + "\n").sha256())));
      }
      default -> throw new IllegalArgumentException("no fact: " + line);
    }
  }

  /** NAME:UID:GID:COMMENT:HOME:SHELL. */
  private void user(String[] field) {
    users.put(
        field[0],
        new ObservedAccounts.User(
            Long.parseLong(field[1]), Long.parseLong(field[2]), field[3], field[4], field[5]));
  }

  /** NAME:GID:MEMBERS. */
  private void group(String[] field) {
    SortedSet<String> members = new TreeSet<>(List.of(field[2].split(",")));
    members.remove("");
    groups.put(field[0], new ObservedAccounts.Group(Long.parseLong(field[1]), members));
  }

  /** {@code succeeds} or {@code fails}, then the command, as USER: where that is not root. */
  private void guard(String says, String command) {
    String[] parts = command.split(": ", 2);
    Optional<UserName> user =
        parts.length == 2 ? Optional.of(UserName.of(parts[0])) : Optional.empty();
    guards.put(
        new Guard(List.of(parts[parts.length - 1].split(" ")), user),
        Fact.known(says.equals("succeeds")));
  }

  private static FileMode mode(String octal) {
    return FileMode.parse(octal).orThrow();
  }

  private HostState host() {
    Ipv4Address address = Ipv4Address.of("192.168.1.1");
    SortedMap<InterfaceName, ObservedInterface> interfaces = new TreeMap<>();
    InterfaceName lo1 = new InterfaceName("lo1");
    interfaces.put(lo1, new ObservedInterface(lo1, List.of(new InterfaceAddress(address, 32))));
    SortedMap<JailName, ObservedJail> jails = new TreeMap<>();
    jails.put(WEB, jail(address));
    SortedMap<HostPath, FileState> shipped = new TreeMap<>();
    HostState host =
        place(HostState.UNSEEN, Place.host())
            .knowing(
                new HostQuestion.HostSystem(),
                new SystemFacts("web1", "FreeBSD", "13.2-RELEASE", "amd64", 0))
            .knowing(new HostQuestion.Interfaces(), interfaces)
            .knowing(new QjailQuestion.Version(), Optional.of("5.0"))
            .knowing(new QjailQuestion.BaseRelease(), Optional.of("13.2-RELEASE"))
            .knowing(QjailQuestion.FlavorFiles.of(Flavor.DEFAULT, List.of()), Optional.of(shipped))
            .knowing(new QjailQuestion.Jails(), new FoundJails(jails, new TreeSet<>()))
            .knowing(
                new HostQuestion.Storage(),
                new StorageState(
                    Fact.notProbed(),
                    Fact.notProbed(),
                    Fact.notProbed(),
                    Fact.known(new TreeMap<>())));
    return runs ? place(host, Place.jail(WEB)) : stopped(host, Place.jail(WEB));
  }

  private static HostState stopped(HostState host, Place jail) {
    String why = "the jail web is not running";
    return host.with(PlaceQuestion.RcConf.of(jail, List.of()), Fact.unknown(why))
        .with(PlaceQuestion.Packages.of(jail, List.of()), Fact.unknown(why))
        .with(new PlaceQuestion.Accounts(jail), Fact.unknown(why));
  }

  private ObservedJail jail(Ipv4Address address) {
    SortedMap<JailParameter, ParameterValue> parameters = new TreeMap<>();
    parameters.put(JailParameter.ALLOW_SYSVIPC, new ParameterValue.On());
    return new ObservedJail(
        WEB,
        "lo1",
        List.of(address.toString()),
        List.of(),
        parameters,
        BootPolicy.AUTO,
        Optional.empty(),
        false,
        Optional.empty(),
        runs
            ? Optional.of(
                new ObservedJail.Running(
                    1,
                    new TreeSet<>(List.of(address)),
                    new TreeSet<>(shared ? List.of(JailParameter.ALLOW_SYSVIPC) : List.of())))
            : Optional.empty());
  }

  private HostState place(HostState before, Place place) {
    HostState host =
        before
            .knowing(PlaceQuestion.RcConf.of(place, List.of()), rcConf)
            .knowing(PlaceQuestion.Packages.of(place, List.of()), packages)
            .knowing(new PlaceQuestion.Accounts(place), new ObservedAccounts(users, groups));
    for (var file : files.entrySet()) {
      host = host.with(new PlaceQuestion.FileAt(place, file.getKey()), file.getValue());
    }
    for (var file : lines.entrySet()) {
      host = host.with(PlaceQuestion.Lines.of(place, file.getKey()), file.getValue());
    }
    for (var service : services.entrySet()) {
      host = host.with(new PlaceQuestion.Service(place, service.getKey()), service.getValue());
    }
    for (var port : ports.entrySet()) {
      host = host.with(new PlaceQuestion.Listens(place, port.getKey()), port.getValue());
    }
    for (var guard : guards.entrySet()) {
      host = host.with(new PlaceQuestion.Succeeds(place, guard.getKey()), guard.getValue());
    }
    return host;
  }
}
