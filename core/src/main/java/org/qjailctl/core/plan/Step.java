package org.qjailctl.core.plan;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;

/** One thing to do, without saying by which commands: those are the executors' matter. */
public sealed interface Step {

  /** Sets rc.conf(5) variables. */
  record SetRcVariables(Place place, SortedMap<RcVariable, String> values) implements Step {
    public SetRcVariables {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** Takes variables out of the host's rc.conf(5). */
  record RemoveRcVariables(SortedSet<RcVariable> names) implements Step {
    public RemoveRcVariables {
      names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
  }

  /** Makes a cloned interface, with what rc.conf(5) says of it. */
  record CreateInterface(InterfaceName name) implements Step {}

  /** Adds addresses to an interface that is there. */
  record AddAddresses(InterfaceName name, List<InterfaceAddress> addresses) implements Step {
    public AddAddresses {
      addresses = List.copyOf(addresses);
    }
  }

  /** Takes addresses off an interface. */
  record RemoveAddresses(InterfaceName name, List<IpAddress> addresses) implements Step {
    public RemoveAddresses {
      addresses = List.copyOf(addresses);
    }
  }

  /** Installs a package, pkg(8) itself first where it is missing. */
  record InstallPackage(Place place, PackageName name) implements Step {}

  /** Fetches base.txz onto the host; its digest is the postcondition. */
  record FetchBase(Base base) implements Step {}

  /**
   * Lets qjail lay out sharedfs, template, archive and flavors from a base.txz of the right digest.
   */
  record InstallBase(Base base) implements Step {}

  /** Makes a flavor as a copy of the default one. */
  record CreateFlavor(FlavorName name) implements Step {}

  /** Writes one file of a flavor. */
  record WriteFlavorFile(
      FlavorName flavor, HostPath path, FileContent content, Operation.Expected expected)
      implements Step {}

  /** Makes a jail, stopped and with every parameter at its default. */
  record CreateJail(Jail jail) implements Step {}

  /** Changes settings of a stopped jail, in this order. */
  record ConfigureJail(JailName name, List<JailSetting> settings) implements Step {
    public ConfigureJail {
      settings = List.copyOf(settings);
    }
  }

  record StartJail(JailName name) implements Step {}

  record StopJail(JailName name) implements Step {}

  /**
   * Makes a folder inside a running jail, owned by a user of the jail and its group of the same
   * name.
   */
  record MakeDirectory(JailName jail, HostPath path, UserName owner, FileMode mode)
      implements Step {}

  /** Initialises a PostgreSQL cluster inside a running jail. */
  record InitialiseCluster(JailName jail, Postgresql postgresql) implements Step {}

  /** Starts a service inside a running jail. */
  record StartService(JailName jail, ServiceName service) implements Step {}

  /** Writes the rule file of qjailctl's anchor, once pfctl(8) finds no fault with it. */
  record WritePfRules(String rules, Operation.Expected expected) implements Step {}

  /** Brings the anchor into /etc/pf.conf; every other line stays as it was. */
  record HookPf(String pfConf, Operation.Expected expected) implements Step {}

  /** Starts pf with /etc/pf.conf. */
  record StartPf() implements Step {}

  /** Stops pf. */
  record StopPf() implements Step {}

  /** Loads /etc/pf.conf anew, anchors included. */
  record ReloadPf() implements Step {}

  /** Loads qjailctl's anchor anew and touches no other rule. */
  record LoadPfAnchor() implements Step {}

  /** The secret that the step needs the value of. */
  default Optional<SecretName> secret() {
    return this instanceof InitialiseCluster cluster
        ? Optional.of(cluster.postgresql().password())
        : Optional.empty();
  }
}
