package org.qjailctl.planner.fragment;

import java.util.Locale;
import java.util.Set;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.InterfaceName;

/** The rc.conf(5) variables that the planner knows by name, and what counts as yes. */
public final class RcNames {

  public static final RcVariable CLONED_INTERFACES = RcVariable.of("cloned_interfaces");

  /** What an interface gets whose own variable is not set (network.subr). */
  public static final RcVariable DEFAULT = RcVariable.of("ifconfig_DEFAULT");

  public static final RcVariable IPV6_ENABLE = RcVariable.of("ipv6_enable");
  public static final RcVariable QJAIL_ENABLE = RcVariable.of("qjail_enable");
  public static final RcVariable PF_ENABLE = RcVariable.of("pf_enable");
  public static final RcVariable PF_RULES = RcVariable.of("pf_rules");
  public static final RcVariable POSTGRESQL_ENABLE = RcVariable.of("postgresql_enable");

  public static final RcVariable POSTGRESQL_DATA = RcVariable.of("postgresql_data");

  public static final RcVariable POSTGRESQL_PROFILES = RcVariable.of("postgresql_profiles");

  /** The default routers of both families. */
  public static final Set<RcVariable> ROUTERS =
      Set.of(RcVariable.of("defaultrouter"), RcVariable.of("ipv6_defaultrouter"));

  private static final Set<String> YES = Set.of("yes", "true", "on", "1");

  private RcNames() {}

  /** What sets up the interface itself. network.subr writes dots as underscores. */
  public static RcVariable main(InterfaceName name) {
    return RcVariable.of("ifconfig_" + name.value().replace('.', '_'));
  }

  /** What the numbered alias variables of {@code name} start with. */
  public static RcVariable aliasPrefix(InterfaceName name) {
    return RcVariable.of(main(name) + "_alias");
  }

  /** IPv4 addresses of an interface without the word inet (ipv4_addrs_common in network.subr). */
  public static RcVariable ipv4Addresses(InterfaceName name) {
    return RcVariable.of("ipv4_addrs_" + name.value().replace('.', '_'));
  }

  /** All aliases in one variable. */
  public static RcVariable aliases(InterfaceName name) {
    return RcVariable.of(main(name) + "_aliases");
  }

  /** The obsolete form of {@link #ipv6}, which counts still. */
  public static RcVariable oldIpv6(InterfaceName name) {
    return RcVariable.of("ipv6_" + main(name));
  }

  /**
   * The variable without which network.subr of FreeBSD 13 passes over the inet6 aliases of {@code
   * name} (ipv6if, ipv6_up), at boot and in {@code service netif start}.
   */
  public static RcVariable ipv6(InterfaceName name) {
    return RcVariable.of(main(name) + "_ipv6");
  }

  /** Whether {@code value} means yes to rc.subr(8)'s checkyesno. */
  public static boolean isYes(String value) {
    return YES.contains(value.toLowerCase(Locale.ROOT));
  }

  public static String yesOrNo(boolean value) {
    return value ? "YES" : "NO";
  }
}
