package org.qjailctl.core.plan;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.GroupName;
import org.qjailctl.core.manifest.GuardedCommand;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.manifest.WantedGroup;
import org.qjailctl.core.manifest.WantedUser;

/** Done alike on the host and inside a jail: what makes up a machine's contents. */
public sealed interface ProvisionStep extends Step {

  /** Where it is done. */
  Place place();

  /** Sets rc.conf(5) variables. */
  record SetRcVariables(Place place, SortedMap<RcVariable, String> values)
      implements ProvisionStep {
    public SetRcVariables {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** Installs a package, pkg(8) itself first where it is missing. */
  record InstallPackage(Place place, PackageName name) implements ProvisionStep {}

  /** Installs one version of a package, pkg(8) itself first where it is missing. */
  record InstallVersion(Place place, PackageName name, String version) implements ProvisionStep {}

  /**
   * Installs a package from a file.
   *
   * @param version the one that is wanted, where one is said
   */
  record AddPackage(Place place, PackageName name, Optional<String> version, HostPath file)
      implements ProvisionStep {}

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
  record InitialiseCluster(JailName jail, Postgresql postgresql) implements ProvisionStep {
    @Override
    public Place place() {
      return Place.jail(jail);
    }
  }

  /** Makes a part of a PostgreSQL cluster as it is to be. */
  record ChangeCluster(ClusterAddress server, ClusterPart part) implements ProvisionStep {
    @Override
    public Place place() {
      return Place.jail(server.jail());
    }
  }

  /**
   * Starts a service that does not run.
   *
   * @param reads the files that tell, by their times, whether it has to start anew
   */
  record StartService(Place place, ServiceName service, SortedSet<HostPath> reads)
      implements ProvisionStep {
    public StartService {
      reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
    }
  }

  /**
   * Stops a service and starts it again.
   *
   * @param reads the files that tell, by their times, whether it has to start anew
   */
  record RestartService(Place place, ServiceName service, SortedSet<HostPath> reads)
      implements ProvisionStep {
    public RestartService {
      reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
    }
  }

  /** What was seen of an account before a step that sets it. */
  enum Seen {
    /** It is not there. */
    ABSENT,
    /** It is there, and differs. */
    DIFFERENT,
    /** Nobody could look. */
    NOTHING
  }

  /** Makes a group, or gives one that is there its number. */
  record SetGroup(Place place, GroupName name, WantedGroup.Present group, Seen seen)
      implements ProvisionStep {}

  /** Takes a group away. */
  record RemoveGroup(Place place, GroupName name) implements ProvisionStep {}

  /** Makes a user, or changes one that is there. */
  record SetUser(Place place, UserName name, WantedUser.Present user, Seen seen)
      implements ProvisionStep {}

  /** Takes a user away, whose home stays. */
  record RemoveUser(Place place, UserName name) implements ProvisionStep {}

  /** Takes a file away. */
  record RemoveFile(Place place, HostPath path) implements ProvisionStep {}

  /** Runs a command, unless its guard says that its work is done. */
  record RunCommand(Place place, GuardedCommand command) implements ProvisionStep {}
}
