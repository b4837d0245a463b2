package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.Question;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.fragment.RcNames;

/**
 * The addresses by which the host itself is reached, which no jail and no alias may take.
 *
 * <p>jail(8) sets a jail's address with a /32 as the jail starts and takes it away as it stops.
 * With the host's own address the network's route and the default route go the same way (recorded
 * on 13.2): the host is off the network, and again at every boot. {@code ifconfig IF inet ADDRESS
 * alias} with another prefix takes the live address off first, with the same result.
 */
public final class HostsOwnAddresses {

  private final Manifest manifest;
  private final SortedMap<InterfaceName, ObservedInterface> live;
  private final SortedMap<RcVariable, String> rcConf;
  private final Set<IpAddress> runWith = new HashSet<>();

  private HostsOwnAddresses(Manifest manifest, HostState host) {
    this.manifest = manifest;
    this.live = host.interfaces().known().orElse(new TreeMap<>());
    this.rcConf = host.place(Place.host()).rcConf().known().orElse(new TreeMap<>());
    for (ObservedJail jail : host.qjail().jails().known().orElse(new TreeMap<>()).values()) {
      jail.running().ifPresent(now -> runWith.addAll(now.addresses()));
    }
    runWith.addAll(host.qjail().strangers().known().orElse(new TreeSet<>()));
  }

  /** What rc.conf is asked for the interfaces that jails are on. */
  public static Questions questions(Manifest manifest) {
    List<Question<?>> all = new ArrayList<>();
    for (InterfaceName name : carriers(manifest)) {
      SortedSet<RcVariable> variables = new TreeSet<>(RcNames.ROUTERS);
      variables.addAll(
          Set.of(
              RcNames.DEFAULT,
              RcNames.main(name),
              RcNames.ipv4Addresses(name),
              RcNames.ipv6(name),
              RcNames.oldIpv6(name)));
      all.add(
          new PlaceQuestion.RcConf(
              Place.host(), variables, new TreeSet<>(Set.of(RcNames.aliasPrefix(name)))));
    }
    return Questions.NONE.with(all);
  }

  private static SortedSet<InterfaceName> carriers(Manifest manifest) {
    SortedSet<InterfaceName> names = new TreeSet<>();
    for (Jail jail : manifest.jails().values()) {
      if (jail.vnet().isEmpty()) {
        jail.addresses().forEach(address -> names.add(address.on(jail.networkInterface())));
      }
    }
    return names;
  }

  /** A problem for each jail and each alias that would take the host off the network. */
  public static List<Diagnostic> problems(Manifest manifest, HostState host) {
    HostsOwnAddresses own = new HostsOwnAddresses(manifest, host);
    List<Diagnostic> problems = new ArrayList<>();
    for (Jail jail : manifest.jails().values()) {
      if (jail.vnet().isEmpty()) {
        jail.addresses().forEach(address -> own.ofJail(jail, address).ifPresent(problems::add));
      }
    }
    manifest.interfaces().values().forEach(one -> problems.addAll(own.ofAliases(one)));
    return problems;
  }

  private Optional<Diagnostic> ofJail(Jail jail, JailAddress<? extends IpAddress> wanted) {
    IpAddress address = wanted.address();
    Optional<String> whose =
        live.keySet().stream()
            .filter(name -> isOwn(name, address))
            .findFirst()
            .map(name -> "the host's own address on " + name)
            .or(() -> declared(wanted.on(jail.networkInterface()), address))
            .or(() -> router(address));
    return whose.map(
        words ->
            PlanCode.HOST_ADDRESS.about(
                ResourceAddress.of(jail.name()),
                address
                    + " is "
                    + words
                    + ". jail(8) sets a jail's address as a /32 when the jail starts and removes it"
                    + " when the jail stops, at every boot too: the host would lose its network.",
                "Give "
                    + jail.name()
                    + " an address of its own: one on a cloned lo1, with nat and rdr, or an alias on "
                    + wanted.on(jail.networkInterface())
                    + " that only the jail uses."));
  }

  /** Whether the address is live on {@code name} and neither a jail's nor an alias for one. */
  private boolean isOwn(InterfaceName name, IpAddress address) {
    List<InterfaceAddress> there =
        Optional.ofNullable(live.get(name)).map(ObservedInterface::addresses).orElse(List.of());
    if (there.stream().noneMatch(one -> one.address().equals(address)) || isAlias(name, address)) {
      return false;
    }
    if (name.value().equals("lo0")) {
      return true;
    }
    if (isLoopback(name) || runWith.contains(address)) {
      return false;
    }
    return there.stream()
        .filter(one -> sameFamily(one.address(), address))
        .filter(one -> !runWith.contains(one.address()) && !isAlias(name, one.address()))
        .findFirst()
        .filter(one -> one.address().equals(address))
        .isPresent();
  }

  /** Whether the manifest or an alias variable of rc.conf puts the address there. */
  private boolean isAlias(InterfaceName name, IpAddress address) {
    boolean described =
        Optional.ofNullable(manifest.interfaces().get(name)).stream()
            .flatMap(one -> one.addresses().stream())
            .anyMatch(one -> one.address().equals(address));
    return described || AliasVariables.addresses(name, rcConf).contains(address);
  }

  private Optional<String> declared(InterfaceName name, IpAddress address) {
    return !isLoopback(name) && new OtherAddresses(name, rcConf).own(address)
        ? Optional.of("the host's own address on " + name + " in rc.conf")
        : Optional.empty();
  }

  private Optional<String> router(IpAddress address) {
    return RcNames.ROUTERS.stream()
        .flatMap(name -> Optional.ofNullable(rcConf.get(name)).stream())
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .flatMap(value -> IpAddress.parse(value).toOptional().stream())
        .filter(address::equals)
        .findFirst()
        .map(same -> "the default router's address");
  }

  private List<Diagnostic> ofAliases(NetworkInterface wanted) {
    List<Diagnostic> problems = new ArrayList<>();
    if (isLoopback(wanted.name())) {
      return problems;
    }
    List<InterfaceAddress> there =
        Optional.ofNullable(live.get(wanted.name()))
            .map(ObservedInterface::addresses)
            .orElse(List.of());
    for (InterfaceAddress alias : wanted.addresses()) {
      for (InterfaceAddress one : there) {
        boolean other = one.address().equals(alias.address()) && !one.equals(alias);
        if (other && !runWith.contains(one.address())) {
          problems.add(
              PlanCode.HOST_ADDRESS.about(
                  ResourceAddress.of(ResourceAddress.Kind.INTERFACE, wanted.name().value()),
                  alias
                      + " is to be an alias, and "
                      + one
                      + " is live on "
                      + wanted.name()
                      + ". ifconfig(8) removes the live address before it sets the other prefix,"
                      + " and the routes of its network are lost with it.",
                  "If "
                      + one
                      + " is the host's own address, leave it out of the aliases. Otherwise write"
                      + " the alias with its prefix: "
                      + one
                      + "."));
        }
      }
    }
    return problems;
  }

  private static boolean isLoopback(InterfaceName name) {
    return name.value().matches("lo[0-9]+");
  }

  private static boolean sameFamily(IpAddress one, IpAddress other) {
    return one.getClass().equals(other.getClass());
  }
}
