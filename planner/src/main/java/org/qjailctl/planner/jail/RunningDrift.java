package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.planner.network.CarriedAddress;

/** Where a running jail differs from its own definition, which needs no change but a restart. */
final class RunningDrift {

  /**
   * The switches that a running jail is asked for. {@code allow.mount.zfs} is not among them: it
   * exists only where the zfs module is loaded, as those of nullfs and tmpfs do (vfs_register in
   * vfs_init.c).
   */
  private static final Set<JailParameter> SEEN_RUNNING =
      Set.of(
          JailParameter.ALLOW_SYSVIPC,
          JailParameter.ALLOW_RAW_SOCKETS,
          JailParameter.ALLOW_QUOTAS,
          JailParameter.ALLOW_MOUNT_NULLFS,
          JailParameter.ALLOW_MOUNT_TMPFS);

  private RunningDrift() {}

  /**
   * Why {@code running}, whose definition is as {@code wanted}, has to start anew; none when it
   * need not.
   *
   * @param lost addresses that it has and its interfaces no longer carry
   */
  static List<String> reasons(
      Jail wanted, ObservedJail.Running running, SortedSet<CarriedAddress> lost) {
    List<String> reasons = new ArrayList<>();
    for (JailParameter parameter : SEEN_RUNNING.stream().sorted().toList()) {
      boolean on = wanted.parameters().get(parameter) instanceof ParameterValue.On;
      if (on != running.switches().contains(parameter)) {
        reasons.add(
            "it runs with "
                + parameter
                + (on ? " off" : " on")
                + ", its definition says otherwise");
      }
    }
    SortedSet<IpAddress> addresses = new TreeSet<>();
    wanted.addresses().stream().map(JailAddress::address).forEach(addresses::add);
    if (wanted.vnet().isEmpty() && !addresses.equals(running.addresses())) {
      reasons.add(
          "it runs with the addresses " + running.addresses() + ", its definition says otherwise");
    }
    lost.stream()
        .collect(
            Collectors.groupingBy(
                CarriedAddress::networkInterface,
                TreeMap::new,
                Collectors.mapping(CarriedAddress::address, Collectors.joining(", "))))
        .forEach((on, gone) -> reasons.add("it runs, and " + on + " has lost its " + gone));
    return reasons;
  }
}
