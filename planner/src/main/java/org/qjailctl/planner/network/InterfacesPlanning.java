package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;

/** All interfaces of a host: they share rc.conf's variables, cloned_interfaces above all. */
public final class InterfacesPlanning {

  private final Manifest manifest;
  private final HostState host;
  private final SortedMap<RcVariable, String> rcConf;
  private final JailAddresses addresses;
  private final List<InterfacePlanning> each = new ArrayList<>();

  /**
   * @param rcConf the host's variables, as they are before this plan
   * @param addresses those of jails, which are no interface's own
   */
  public InterfacesPlanning(
      Manifest manifest,
      HostState host,
      SortedMap<RcVariable, String> rcConf,
      JailAddresses addresses) {
    this.manifest = manifest;
    this.host = host;
    this.rcConf = rcConf;
    this.addresses = addresses;
  }

  /** The steps of all, each interface's behind those of the one before it. */
  public Fragment plan(SortedSet<StepId> needs) {
    SortedMap<RcVariable, String> soFar = new TreeMap<>(rcConf);
    SortedSet<StepId> done = new TreeSet<>(needs);
    List<Fragment> parts = new ArrayList<>();
    for (NetworkInterface wanted : manifest.interfaces().values()) {
      InterfacePlanning planning =
          new InterfacePlanning(
              wanted,
              soFar,
              host.interfaces().known().map(all -> all.get(wanted.name())),
              addresses);
      Fragment planned = planning.plan(done);
      parts.add(planned);
      done.addAll(planned.stepIds());
      soFar.putAll(planning.variables());
      each.add(planning);
    }
    return Fragment.joined(parts);
  }

  /** The steps that put back the aliases that jails take with them as they stop. */
  public List<PlannedStep> putBack(SortedSet<StepId> needs) {
    return each.stream().flatMap(planning -> planning.putBack(needs).stream()).toList();
  }
}
