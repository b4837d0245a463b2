package org.qjailctl.core.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;

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

  /** Makes a folder and those above it, or gives one that is there its owner and mode. */
  record MakeDirectory(Place place, HostPath path, FileOwner owner, FileMode mode)
      implements ProvisionStep {}

  /** Writes a file. */
  record WriteFile(
      Place place,
      HostPath path,
      Bytes content,
      FileMode mode,
      FileOwner owner,
      Operation.Expected expected)
      implements ProvisionStep {}

  /** Takes a package away. */
  record RemovePackage(Place place, PackageName name) implements ProvisionStep {}

  /** Stops a service. */
  record StopService(Place place, ServiceName service) implements ProvisionStep {}

  /** Adds a line at the end of a file that lacks it. */
  record AddLine(Place place, HostPath path, String line) implements ProvisionStep {}

  /** Initialises a PostgreSQL cluster inside a running jail. */
  record InitialiseCluster(JailName jail, Postgresql postgresql) implements ProvisionStep {}

  /** Makes a part of a PostgreSQL cluster as it is to be. */
  record ChangeCluster(ClusterAddress server, ClusterPart part) implements ProvisionStep {}

  /** Starts a service that does not run. */
  record StartService(Place place, ServiceName service) implements ProvisionStep {}

  /** Stops a service and starts it again. */
  record RestartService(Place place, ServiceName service) implements ProvisionStep {}
}
