package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.fragment.RcNames;

/**
 * Kernel variables that rc.d/routing sets from rc.conf(5), to 0 as well, whenever it runs: at boot
 * behind /etc/sysctl.conf, which rc.d/sysctl_lastload reads once more when the daemons are up
 * (FreeBSD 13).
 */
public final class RoutingSysctls {

  private static final Map<SysctlName, RcVariable> SWITCHES =
      Map.of(
          SysctlName.of("net.inet.ip.forwarding"), RcVariable.of("gateway_enable"),
          SysctlName.of("net.inet6.ip6.forwarding"), RcVariable.of("ipv6_gateway_enable"),
          SysctlName.of("net.inet.icmp.bmcastecho"), RcVariable.of("icmp_bmcastecho"),
          SysctlName.of("net.inet.icmp.drop_redirect"), RcVariable.of("icmp_drop_redirect"),
          SysctlName.of("net.inet.icmp.log_redirect"), RcVariable.of("icmp_log_redirect"),
          SysctlName.of("net.inet.ip.sourceroute"), RcVariable.of("forward_sourceroute"),
          SysctlName.of("net.inet.ip.accept_sourceroute"), RcVariable.of("accept_sourceroute"),
          SysctlName.of("net.link.ether.inet.proxyall"), RcVariable.of("arpproxy_all"));

  private RoutingSysctls() {}

  /** The rc.conf(5) variables that {@code wanted} depends on. */
  public static SortedSet<RcVariable> switches(SortedMap<SysctlName, String> wanted) {
    SortedSet<RcVariable> names = new TreeSet<>();
    wanted.keySet().forEach(name -> Optional.ofNullable(SWITCHES.get(name)).ifPresent(names::add));
    return names;
  }

  /**
   * Warnings of those on which rc.conf(5) says otherwise.
   *
   * @param rcConf as it will be
   */
  static List<Diagnostic> warnings(
      SortedMap<SysctlName, String> wanted, SortedMap<RcVariable, String> rcConf) {
    List<Diagnostic> warnings = new ArrayList<>();
    new TreeMap<>(wanted)
        .forEach(
            (name, value) -> {
              RcVariable said = SWITCHES.get(name);
              if (said == null) {
                return;
              }
              boolean on = RcNames.isYes(rcConf.getOrDefault(said, "NO"));
              boolean wantedOn = !value.matches("0+");
              if (on != wantedOn) {
                warnings.add(
                    PlanCode.SYSCTL_OF_ROUTING.about(
                        "sysctl." + name,
                        "rc.d/routing sets it from "
                            + said
                            + ", to "
                            + (on ? "1" : "0")
                            + " as rc.conf has it: while the host boots, and whenever routing is"
                            + " restarted.",
                        "Say it in rc.conf as well: "
                            + said
                            + ": \""
                            + RcNames.yesOrNo(wantedOn)
                            + "\"."));
              }
            });
    return warnings;
  }
}
