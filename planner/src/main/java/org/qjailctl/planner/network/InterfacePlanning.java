package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.fragment.RcNames;

/**
 * One network interface: what rc.conf(5) says of it, and what it carries now.
 *
 * <p>jail(8) adds a jail's addresses as it starts and takes them away as it stops, those that
 * rc.conf declares too (recorded). So the address of a jail that does not run is not missing, that
 * of any jail is not stray, and one that a jail gives up has to be put back.
 */
public final class InterfacePlanning {

  /**
   * Any value makes rc.conf's inet6 aliases count; this one is rc.conf(5)'s for no address more.
   */
  private static final String IPV6_ON = "inet6 -ifdisabled";

  private final NetworkInterface wanted;
  private final SortedMap<RcVariable, String> rcConf;
  private final Optional<ObservedInterface> found;
  private final JailAddresses jails;
  private final SortedMap<IpAddress, JailName> givenUp = new TreeMap<>();
  private final List<AttributeChange> attributes = new ArrayList<>();

  /**
   * @param rcConf the effect of rc.conf once the interfaces before this one are done
   */
  public InterfacePlanning(
      NetworkInterface wanted,
      SortedMap<RcVariable, String> rcConf,
      Optional<ObservedInterface> found,
      JailAddresses jails) {
    this.wanted = wanted;
    this.rcConf = rcConf;
    this.found = found;
    this.jails = jails;
    for (InterfaceAddress declared : wanted.addresses()) {
      jails.givingUp(wanted.name(), declared.address()).stream()
          .findFirst()
          .ifPresent(jail -> givenUp.put(declared.address(), jail));
    }
  }

  static ResourceAddress address(NetworkInterface wanted) {
    return ResourceAddress.of(ResourceAddress.Kind.INTERFACE, wanted.name().value());
  }

  /**
   * The interface made, and its aliases declared and set.
   *
   * @param needs the steps that write the same rc.conf variables before
   */
  public Fragment plan(SortedSet<StepId> needs) {
    if (found.isEmpty() && !wanted.cloned()) {
      return Fragment.problem(
          PlanCode.NO_INTERFACE.about(
              address(wanted),
              "The manifest adds aliases to " + wanted.name() + ", which is not there.",
              "Correct the name (ifconfig -l lists them), or write clone: true for one that is to"
                  + " be made."));
    }
    Fragment.Chain chain = new Fragment.Chain(address(wanted), needs);
    planRcConf(chain);
    planLive(chain);
    boolean same = chain.isEmpty() && givenUp.isEmpty();
    Action action = same ? Action.UNCHANGED : found.isEmpty() ? Action.CREATE : Action.UPDATE;
    Change change =
        new Change(
            address(wanted),
            action,
            impact(),
            title(),
            action == Action.CREATE ? List.of() : attributes,
            reasons(),
            List.of());
    return new Fragment(List.of(change), chain.steps(), List.of());
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    givenUp.forEach(
        (address, jail) ->
            reasons.add(
                jail
                    + " gives up "
                    + address
                    + ", which goes from "
                    + wanted.name()
                    + " as it stops and is put back"));
    return reasons;
  }

  /**
   * The step that puts back declared addresses which jails take away with them.
   *
   * @param needs the steps of the interface and of the jails
   */
  public List<PlannedStep> putBack(SortedSet<StepId> needs) {
    if (givenUp.isEmpty()) {
      return List.of();
    }
    List<InterfaceAddress> addresses =
        wanted.addresses().stream()
            .filter(declared -> givenUp.containsKey(declared.address()))
            .toList();
    Fragment.Chain chain = new Fragment.Chain(address(wanted), needs);
    chain.add(
        "put back addresses",
        new HostStep.AddAddresses(wanted.name(), addresses),
        new Condition.InterfaceHas(wanted.name(), addresses),
        impact());
    return chain.steps();
  }

  /** The variables that rc.conf lacks for this interface. */
  public SortedMap<RcVariable, String> variables() {
    SortedMap<RcVariable, String> set = new TreeMap<>(AliasVariables.of(wanted, rcConf).set());
    if (wanted.cloned() && !clonedNow().contains(wanted.name().value())) {
      List<String> all = new ArrayList<>(clonedNow());
      all.add(wanted.name().value());
      set.put(RcNames.CLONED_INTERFACES, String.join(" ", all));
    }
    RcVariable ipv6 = RcNames.ipv6(wanted.name());
    if (hasIpv6() && rcConf.getOrDefault(ipv6, "").isBlank()) {
      set.put(ipv6, IPV6_ON);
    }
    return set;
  }

  private boolean hasIpv6() {
    return wanted.aliases().stream().anyMatch(alias -> alias.first() instanceof Ipv6Address);
  }

  private List<String> clonedNow() {
    String value = rcConf.getOrDefault(RcNames.CLONED_INTERFACES, "").strip();
    return value.isEmpty() ? List.of() : List.of(value.split("\\s+", -1));
  }

  private void planRcConf(Fragment.Chain chain) {
    SortedMap<RcVariable, String> set = variables();
    set.forEach(
        (name, value) ->
            attributes.add(
                new AttributeChange(
                    name.value(), Optional.ofNullable(rcConf.get(name)), Optional.of(value))));
    if (!set.isEmpty()) {
      chain.add(
          "set rc.conf",
          new ProvisionStep.SetRcVariables(Place.host(), set),
          new Condition.RcVariablesAre(Place.host(), set),
          Impact.LIVE);
    }
    SortedSet<RcVariable> remove = AliasVariables.of(wanted, rcConf).remove();
    if (!remove.isEmpty()) {
      remove.forEach(
          name ->
              attributes.add(AttributeChange.removed(name.value(), rcConf.getOrDefault(name, ""))));
      chain.add(
          "clear rc.conf",
          new HostStep.RemoveRcVariables(remove),
          new Condition.RcVariablesUnset(remove),
          Impact.LIVE);
    }
  }

  private void planLive(Fragment.Chain chain) {
    if (found.isEmpty()) {
      chain.add(
          "create",
          new HostStep.CreateInterface(wanted.name()),
          new Condition.InterfaceHas(wanted.name(), wanted.addresses()),
          impact());
      return;
    }
    List<InterfaceAddress> live = found.get().addresses();
    planOtherLengths(chain, live);
    List<InterfaceAddress> missing =
        wanted.addresses().stream()
            .filter(address -> !isThere(address, live) && missedNow(address.address()))
            .toList();
    if (!missing.isEmpty()) {
      attributes.add(AttributeChange.of("live addresses", "missing", list(missing)));
      chain.add(
          "add addresses",
          new HostStep.AddAddresses(wanted.name(), missing),
          new Condition.InterfaceHas(wanted.name(), missing),
          impact());
    }
    List<IpAddress> stray = wanted.cloned() ? stray(live) : List.of();
    if (!stray.isEmpty()) {
      attributes.add(AttributeChange.removed("live addresses", list(stray)));
      chain.add(
          "remove addresses",
          new HostStep.RemoveAddresses(wanted.name(), stray),
          new Condition.InterfaceLacks(wanted.name(), stray),
          Impact.NETWORK);
    }
  }

  /**
   * The kernel refuses to change the length of an IPv6 address's prefix (in6_validate_ifra in in6.c
   * of FreeBSD 13.2): such an address goes first. That of an interface which is not cloned may be
   * the operator's way in, and stays.
   */
  private void planOtherLengths(Fragment.Chain chain, List<InterfaceAddress> live) {
    List<IpAddress> others =
        wanted.addresses().stream()
            .filter(declared -> wanted.cloned() && declared.address() instanceof Ipv6Address)
            .filter(declared -> !isThere(declared, live))
            .map(InterfaceAddress::address)
            .filter(address -> live.stream().anyMatch(one -> one.address().equals(address)))
            .toList();
    if (!others.isEmpty()) {
      attributes.add(
          AttributeChange.of("live prefix length of " + list(others), "another", "as declared"));
      chain.add(
          "remove addresses of other lengths",
          new HostStep.RemoveAddresses(wanted.name(), others),
          new Condition.InterfaceLacks(wanted.name(), others),
          Impact.NETWORK);
    }
  }

  /**
   * Whether the interface has the address. One that a jail runs with counts whatever its prefix:
   * jail(8) sets it anew with its own as the jail starts (in.c of FreeBSD 13.2: an alias that is
   * there already is taken off first).
   */
  private boolean isThere(InterfaceAddress declared, List<InterfaceAddress> live) {
    return live.contains(declared)
        || (jails.isRunWith(wanted.name(), declared.address())
            && live.stream().anyMatch(one -> one.address().equals(declared.address())));
  }

  private List<IpAddress> stray(List<InterfaceAddress> live) {
    Set<IpAddress> declared =
        wanted.addresses().stream().map(InterfaceAddress::address).collect(Collectors.toSet());
    OtherAddresses others = new OtherAddresses(wanted.name(), rcConf);
    return live.stream()
        .map(InterfaceAddress::address)
        .filter(
            address ->
                !declared.contains(address)
                    && !others.explain(address)
                    && !jails.belongsToJail(wanted.name(), address))
        .toList();
  }

  private boolean missedNow(IpAddress address) {
    return !givenUp.containsKey(address) && !jails.awaitsItsJail(wanted.name(), address);
  }

  private Impact impact() {
    return wanted.cloned() ? Impact.LIVE : Impact.NETWORK;
  }

  private String title() {
    int count = wanted.addresses().size();
    String aliases =
        wanted.aliases().stream().map(Alias::toString).collect(Collectors.joining(", "));
    String kind = wanted.cloned() ? "cloned" : "aliases";
    return aliases.isEmpty()
        ? kind
        : kind + "; " + aliases + " (" + count + (count == 1 ? " address)" : " addresses)");
  }

  private static String list(List<?> addresses) {
    return addresses.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
