package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.observed.KernelState;
import org.qjailctl.planner.fragment.PlanCode;

/** Whether the kernel has what a jail's parameters want; if not, the jail would not start. */
final class KernelFitness {

  private static final SysctlName FIBS = SysctlName.of("net.fibs");

  private KernelFitness() {}

  /** Whether anything of the kernel has to be known for {@code jail}. */
  static boolean matters(Jail jail) {
    return jail.parameters().containsKey(JailParameter.EXEC_FIB)
        || jail.parameters().containsKey(JailParameter.DEVFS_RULESET)
        || jail.parameters().containsKey(JailParameter.ALLOW_MOUNT_ZFS)
        || wantsIpfw(jail);
  }

  /**
   * @param sysctl what the plan sets of the kernel before it comes to jails
   */
  static List<Diagnostic> problems(
      Jail jail, KernelState kernel, SortedMap<SysctlName, String> sysctl) {
    List<Diagnostic> problems = new ArrayList<>();
    if (jail.parameters().get(JailParameter.EXEC_FIB) instanceof ParameterValue.Numeric(int fib)
        && fib >= kernel.fibs()
        && fib >= wantedFibs(sysctl)) {
      problems.add(
          PlanCode.NO_FIB.about(
              subject(jail, JailParameter.EXEC_FIB),
              "The kernel has "
                  + kernel.fibs()
                  + (kernel.fibs() == 1 ? " routing table" : " routing tables")
                  + ", counted from 0.",
              "Raise net.fibs (net.fibs: "
                  + (fib + 1)
                  + " in the section sysctl), or choose another."));
    }
    if (jail.parameters().get(JailParameter.DEVFS_RULESET)
            instanceof ParameterValue.Numeric(int set)
        && !kernel.devfsRulesets().contains(set)) {
      problems.add(
          PlanCode.NO_DEVFS_RULESET.about(
              subject(jail, JailParameter.DEVFS_RULESET),
              "devfs(8) knows no rule set "
                  + set
                  + "; with an empty one the jail would see every device of the host.",
              "Define it in /etc/devfs.rules and run service devfs restart; 4 is the one for"
                  + " jails."));
    }
    if (jail.parameters().containsKey(JailParameter.ALLOW_MOUNT_ZFS) && !kernel.zfs()) {
      problems.add(
          PlanCode.NO_ZFS.about(
              subject(jail, JailParameter.ALLOW_MOUNT_ZFS),
              "zfs(4) is not loaded, and without it jail(8) does not know the parameter.",
              "Load it (kldload zfs; sysrc kld_list+=zfs), or take the parameter out."));
    }
    if (wantsIpfw(jail) && !kernel.ipfw() && !kernel.ipfwAccepts()) {
      problems.add(
          PlanCode.IPFW_DENIES.about(
              "jails." + jail.name() + ".vnet.firewall",
              "The jail's start loads ipfw(4) on the host, which then denies everything to and from"
                  + " the host itself, ssh included.",
              "Put net.inet.ip.fw.default_to_accept=\"1\" into /boot/loader.conf and reboot, or"
                  + " load ipfw with rules of your own first."));
    }
    return problems;
  }

  private static int wantedFibs(SortedMap<SysctlName, String> sysctl) {
    String fibs = sysctl.getOrDefault(FIBS, "0");
    return fibs.matches("[0-9]{1,5}") ? Integer.parseInt(fibs) : 0;
  }

  private static boolean wantsIpfw(Jail jail) {
    return jail.vnet().filter(vnet -> vnet.firewall() == Vnet.Firewall.IPFW).isPresent();
  }

  private static String subject(Jail jail, JailParameter parameter) {
    return "jails." + jail.name() + ".parameters." + parameter;
  }
}
