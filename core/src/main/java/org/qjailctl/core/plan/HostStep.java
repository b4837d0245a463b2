package org.qjailctl.core.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;

/** Done to the host itself: its rc.conf(5), its kernel variables and its interfaces. */
public sealed interface HostStep extends Step {

  /** Takes variables out of the host's rc.conf(5). */
  record RemoveRcVariables(SortedSet<RcVariable> names) implements HostStep {
    public RemoveRcVariables {
      names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
  }

  /** Sets kernel variables as the system runs. */
  record SetSysctls(SortedMap<SysctlName, String> values) implements HostStep {
    public SetSysctls {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** Writes /etc/sysctl.conf, which sets kernel variables at boot. */
  record KeepSysctls(String sysctlConf, FileMode mode, Operation.Expected expected)
      implements HostStep {}

  /** Makes a cloned interface, with what rc.conf(5) says of it. */
  record CreateInterface(InterfaceName name) implements HostStep {}

  /** Adds addresses to an interface that is there. */
  record AddAddresses(InterfaceName name, List<InterfaceAddress> addresses) implements HostStep {
    public AddAddresses {
      addresses = List.copyOf(addresses);
    }
  }

  /** Takes addresses off an interface. */
  record RemoveAddresses(InterfaceName name, List<IpAddress> addresses) implements HostStep {
    public RemoveAddresses {
      addresses = List.copyOf(addresses);
    }
  }
}
