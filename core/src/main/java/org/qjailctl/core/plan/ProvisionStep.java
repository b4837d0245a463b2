package org.qjailctl.core.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;

/** Done alike on the host and inside a jail: what makes up a machine's contents. */
public sealed interface ProvisionStep extends Step {

  /** Sets rc.conf(5) variables. */
  record SetRcVariables(Place place, SortedMap<RcVariable, String> values)
      implements ProvisionStep {
    public SetRcVariables {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** Installs a package, pkg(8) itself first where it is missing. */
  record InstallPackage(Place place, PackageName name) implements ProvisionStep {}

  /**
   * Makes a folder inside a running jail, owned by a user of the jail and its group of the same
   * name.
   */
  record MakeDirectory(JailName jail, HostPath path, UserName owner, FileMode mode)
      implements ProvisionStep {}

  /** Initialises a PostgreSQL cluster inside a running jail. */
  record InitialiseCluster(JailName jail, Postgresql postgresql) implements ProvisionStep {}

  /** Starts a service inside a running jail. */
  record StartService(JailName jail, ServiceName service) implements ProvisionStep {}
}
