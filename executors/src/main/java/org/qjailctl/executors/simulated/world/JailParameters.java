package org.qjailctl.executors.simulated.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters that a jail has on FreeBSD 13.2, with the values that a jail without settings runs
 * with.
 */
public final class JailParameters {

  /** In the order, and with the values, of {@code jls -n} in recording 05. */
  private static final String STOCK =
      """
      devfs_ruleset=4 dying=false enforce_statfs=2 host=new ip4=disable ip6=disable jid= name= osreldate=1302001 \
      osrelease=13.2-RELEASE parent=0 path= persist=false securelevel=-1 sysvmsg=disable sysvsem=disable \
      sysvshm=disable vnet=inherit allow.chflags=false allow.mlock=false allow.mount=false \
      allow.mount.devfs=false allow.mount.nullfs=false allow.mount.procfs=false allow.mount.tmpfs=false \
      allow.quotas=false allow.raw_sockets=false allow.read_msgbuf=false allow.reserved_ports=true \
      allow.set_hostname=true allow.socket_af=false allow.suser=true allow.sysvipc=false \
      allow.unprivileged_proc_debug=true children.cur=0 children.max=0 cpuset.id=3 host.domainname= \
      host.hostid=0 host.hostname= host.hostuuid=00000000-0000-0000-0000-000000000000 ip4.addr= \
      ip4.saddrsel=true ip6.addr= ip6.saddrsel=true""";

  private static final Map<String, String> DEFAULTS = defaults();

  private JailParameters() {}

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    for (String setting : STOCK.split(" ")) {
      defaults.put(
          setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }
    return defaults;
  }

  /** Whether jls(8) knows {@code name}. */
  public static boolean known(String name) {
    return DEFAULTS.containsKey(name);
  }

  /** All parameters of {@code jail}, in the order of {@code jls -n}; addresses between commas. */
  public static Map<String, String> of(RunningJail jail) {
    Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
    if (Boolean.parseBoolean(jail.parameters().get("allow.sysvipc"))) {
      // Recording 12: the older switch turns all three on.
      values.put("sysvmsg", "inherit");
      values.put("sysvsem", "inherit");
      values.put("sysvshm", "inherit");
    }
    values.putAll(jail.parameters());
    values.put("jid", Integer.toString(jail.jid()));
    values.put("name", jail.name());
    values.put("path", jail.path().value());
    values.put("host.hostname", jail.hostname());
    values.put(
        "ip4.addr", jail.ip4().stream().map(Object::toString).collect(Collectors.joining(",")));
    values.put(
        "ip6.addr", jail.ip6().stream().map(Object::toString).collect(Collectors.joining(",")));
    return values;
  }

  /** Whether a parameter is a switch, which {@code jls -n} writes as NAME or noNAME. */
  public static boolean isSwitch(String name) {
    return Optional.ofNullable(DEFAULTS.get(name))
        .filter(v -> v.equals("true") || v.equals("false"))
        .isPresent();
  }
}
