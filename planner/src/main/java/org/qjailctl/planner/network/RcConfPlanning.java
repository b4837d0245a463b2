package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/** Plain rc.conf(5) variables of the host. */
public final class RcConfPlanning {

  static final ResourceAddress ADDRESS = ResourceAddress.of(ResourceAddress.Kind.RC_CONF, "");

  /**
   * Read at boot only; ipfw(4) denies all but what its rules allow. Cloned loopbacks lead nobody
   * in.
   */
  private static final Pattern WAY_IN =
      Pattern.compile(
          "sshd_enable|netif_enable|network_interfaces|defaultrouter|ipv6_defaultrouter"
              + "|firewall_enable|ipfilter_enable|ifconfig_(?!lo[0-9]+(_|$)).+");

  private RcConfPlanning() {}

  public static Fragment plan(
      SortedMap<RcVariable, String> wanted, SortedMap<RcVariable, String> found) {
    if (wanted.isEmpty()) {
      return new Fragment(List.of(), List.of(), List.of());
    }
    SortedMap<RcVariable, String> toSet = new TreeMap<>();
    List<AttributeChange> attributes = new ArrayList<>();
    wanted.forEach(
        (name, value) -> {
          if (!value.equals(found.get(name))) {
            toSet.put(name, value);
            attributes.add(
                new AttributeChange(
                    name.value(), Optional.ofNullable(found.get(name)), Optional.of(value)));
          }
        });
    boolean changes = !toSet.isEmpty();
    Fragment.Chain chain = new Fragment.Chain(ADDRESS, new TreeSet<>());
    if (changes) {
      chain.add(
          "set variables",
          new ProvisionStep.SetRcVariables(Place.host(), toSet),
          new Condition.RcVariablesAre(Place.host(), toSet),
          Impact.LIVE);
    }
    Change change =
        new Change(
            ADDRESS,
            changes ? Action.UPDATE : Action.UNCHANGED,
            Impact.LIVE,
            wanted.size() + (wanted.size() == 1 ? " variable" : " variables"),
            attributes,
            List.of(),
            List.of());
    List<String> network =
        toSet.keySet().stream()
            .map(RcVariable::value)
            .filter(name -> WAY_IN.matcher(name).matches())
            .toList();
    return new Fragment(
        List.of(change),
        chain.steps(),
        network.isEmpty() ? List.of() : List.of(atBoot(String.join(", ", network))));
  }

  private static Diagnostic atBoot(String names) {
    return PlanCode.WAY_IN_AT_BOOT.about(
        ADDRESS,
        names
            + ": nothing changes now, but a mistake in it leaves the host unreachable after its"
            + " next boot.",
        "Try it where you have the host's console, or boot the host while you can still mend it.");
  }
}
