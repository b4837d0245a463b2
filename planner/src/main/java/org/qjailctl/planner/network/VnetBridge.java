package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.fragment.RcNames;

/**
 * The bridge that qjail makes for vnet jails, and bridges that are somebody else's.
 *
 * <p>{@code qjail.vnet.be} of qjail 5.0 creates bridge0, adds the jail's interface to it and turns
 * on forwarding only if ifconfig(8) shows no bridge at all. It adds the jail's epair(4) to bridge0
 * in any case. When the last epair of the host is gone it runs {@code ifconfig bridge0 destroy}:
 * with a bridge0 that carries the host's address, the host is off the network.
 */
public final class VnetBridge {

  private static final InterfaceName OF_QJAIL = new InterfaceName("bridge0");

  private final Manifest manifest;
  private final SortedMap<InterfaceName, ObservedInterface> live;
  private final List<InterfaceName> declared;
  private final boolean vnetJailRuns;

  private VnetBridge(Manifest manifest, HostState host) {
    this.manifest = manifest;
    this.live = host.interfaces().known().orElse(new TreeMap<>());
    SortedMap<RcVariable, String> rcConf =
        host.place(Place.host()).rcConf().known().orElse(new TreeMap<>());
    this.declared =
        Arrays.stream(rcConf.getOrDefault(RcNames.CLONED_INTERFACES, "").strip().split("\\s+", -1))
            .flatMap(word -> InterfaceName.parse(word).toOptional().stream())
            .toList();
    this.vnetJailRuns =
        host.qjail().jails().known().orElse(new TreeMap<>()).values().stream()
            .anyMatch(jail -> jail.runs() && jail.vnet().isPresent());
  }

  /** The bridges that rc.conf makes at boot. */
  public static Questions questions(Manifest manifest) {
    return isAbout(manifest)
        ? Questions.NONE.with(
            List.of(PlaceQuestion.RcConf.of(Place.host(), List.of(RcNames.CLONED_INTERFACES))))
        : Questions.NONE;
  }

  /** Whether the manifest has a jail with a network stack of its own. */
  public static boolean isAbout(Manifest manifest) {
    return manifest.jails().values().stream().anyMatch(jail -> jail.vnet().isPresent());
  }

  /** A problem for each vnet jail of a host whose bridge is not that of vnet jails. */
  public static List<Diagnostic> problems(Manifest manifest, HostState host) {
    VnetBridge bridges = new VnetBridge(manifest, host);
    List<Diagnostic> problems = new ArrayList<>();
    for (Jail jail : manifest.jails().values()) {
      jail.vnet().flatMap(vnet -> bridges.problem(jail, vnet)).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<Diagnostic> problem(Jail jail, Vnet vnet) {
    if (isBridge(vnet.networkInterface())) {
      return Optional.of(
          PlanCode.VNET_BRIDGE.about(
              ResourceAddress.of(jail.name()),
              "vnet.interface is "
                  + vnet.networkInterface()
                  + ", a bridge. A bridge cannot be a member of the bridge that qjail makes for vnet"
                  + " jails.",
              "Name the interface that faces the network, such as em0, on a host without a bridge of"
                  + " its own; or give the jail an address on lo1, without vnet."));
    }
    return someoneElses()
        .map(
            bridge ->
                PlanCode.VNET_BRIDGE.about(
                    ResourceAddress.of(jail.name()),
                    bridge
                        + ". If any bridge exists, qjail does not add "
                        + vnet.networkInterface()
                        + " to bridge0 and does not turn on forwarding. When the last vnet jail stops"
                        + " it runs `ifconfig bridge0 destroy`, whoever's bridge that is.",
                    "Give "
                        + jail.name()
                        + " an address on a cloned lo1, without vnet. If no one uses the bridge,"
                        + " remove it (ifconfig(8) destroy) and its lines in rc.conf, then plan"
                        + " again."));
  }

  /** What bridge is not that of vnet jails, and why; empty if there is none. */
  private Optional<String> someoneElses() {
    Optional<String> made =
        Stream.concat(declared.stream(), manifest.interfaces().keySet().stream())
            .filter(VnetBridge::isBridge)
            .findFirst()
            .map(
                name ->
                    declared.contains(name)
                        ? "rc.conf makes " + name + " at boot (cloned_interfaces)"
                        : "The manifest describes " + name);
    return made.or(
        () ->
            live.values().stream()
                .filter(one -> isBridge(one.name()) && !isOfVnetJails(one))
                .findFirst()
                .map(
                    one -> "The host has " + one.name() + ", which no running vnet jail explains"));
  }

  private boolean isOfVnetJails(ObservedInterface bridge) {
    return vnetJailRuns && bridge.name().equals(OF_QJAIL) && bridge.addresses().isEmpty();
  }

  private static boolean isBridge(InterfaceName name) {
    return name.value().matches("bridge[0-9]+");
  }
}
