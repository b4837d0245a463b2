package org.qjailctl.schema.structure;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What jail(8) of FreeBSD 13 knows and qjail 5.0 has no option for. qjail writes a jail's
 * jail.conf(5) anew at each {@code config}, so nothing that is added there by hand stays.
 */
final class JailParametersBeyondQjail {

  /** Where a manifest's {@code parameters} stand. */
  private static final Pattern PARAMETERS = Pattern.compile("jails\\..+\\.parameters");

  private static final String LEAVE_IT =
      "Leave it out: qjail has no option for it, and would take it out of the jail's jail.conf.";

  private static final Map<String, String> REMEDIES = remedies();

  private JailParametersBeyondQjail() {}

  /**
   * What to do instead of writing {@code key} at {@code path}; empty when jail(8) does not know it
   * either.
   */
  static Optional<String> remedy(String path, String key) {
    return PARAMETERS.matcher(path).matches()
        ? Optional.ofNullable(REMEDIES.get(key))
        : Optional.empty();
  }

  private static Map<String, String> remedies() {
    Map<String, String> all = new TreeMap<>();
    for (String name :
        """
        allow.chflags allow.dying allow.mlock allow.read_msgbuf allow.reserved_ports \
        allow.set_hostname allow.socket_af allow.suser allow.unprivileged_proc_debug allow.vmm \
        children.cur children.max cpuset.id exec.clean exec.command exec.consolelog exec.created \
        exec.jail_user exec.poststart exec.poststop exec.prepare exec.prestart exec.prestop \
        exec.release exec.start exec.stop exec.system_jail_user exec.system_user exec.timeout host \
        host.domainname host.hostid host.hostuuid ip4.saddrsel ip6.saddrsel ip_hostname linux \
        linux.osname linux.osrelease linux.oss_version mount mount.devfs mount.fdescfs mount.fstab \
        mount.procfs osreldate osrelease persist stop.timeout allow.mount.devfs \
        allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs \
        allow.mount.procfs\
        """
            .split("\\s+")) {
      all.put(name, LEAVE_IT);
    }
    String mounts =
        "qjail sets it itself with allow.mount.nullfs, allow.mount.tmpfs and allow.mount.zfs.";
    all.put("allow.mount", mounts);
    all.put("enforce_statfs", mounts);
    String sysvipc = "Write `allow.sysvipc: true`, which qjail sets instead.";
    all.put("sysvmsg", sysvipc);
    all.put("sysvsem", sysvipc);
    all.put("sysvshm", sysvipc);
    String name = "The jail's key below jails is its name, and qjail makes this of it.";
    all.put("name", name);
    all.put("path", name);
    all.put("host.hostname", name);
    all.put("jid", "jail(8) counts it; jails are known by their names here.");
    all.put("interface", "Write it beside parameters: `interface: lo1`.");
    String ip4 = "Write it beside parameters: `ip4: [192.168.1.1]`.";
    all.put("ip4", ip4);
    all.put("ip4.addr", ip4);
    String ip6 = "Write it beside parameters: `ip6: [\"fd00::1\"]`.";
    all.put("ip6", ip6);
    all.put("ip6.addr", ip6);
    String vnet = "Write it beside parameters: `vnet: { interface: em0 }`.";
    all.put("vnet", vnet);
    all.put("vnet.interface", vnet);
    all.put("depend", "Write it beside parameters: `depends-on: [db]`.");
    return Map.copyOf(all);
  }
}
