package org.qjailctl.planner;

import java.util.Set;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.PortName;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.PostgresqlFiles;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.ClusterScope;
import org.qjailctl.core.observed.PlaceScope;
import org.qjailctl.core.observed.Scope;
import org.qjailctl.core.observed.StorageScope;
import org.qjailctl.planner.base.HostTrees;
import org.qjailctl.planner.flavor.FlavorDrift;
import org.qjailctl.planner.flavor.FlavorOwners;
import org.qjailctl.planner.fragment.RcNames;
import org.qjailctl.planner.inside.PostgresqlPlanning;
import org.qjailctl.planner.inside.ProvisionPlanning;
import org.qjailctl.planner.network.HostsOwnAddresses;
import org.qjailctl.planner.network.RoutingSysctls;

/** What has to be read of a host to plan a manifest: all that it is about, and nothing else. */
public final class PlanScope {

  private PlanScope() {}

  public static Scope of(Manifest manifest) {
    Scope scope = Scope.NOTHING.withSystem().withQjail().withSysctls(manifest.sysctl().keySet());
    PlaceScope host =
        ProvisionPlanning.scope(manifest.provision())
            .withRcVariables(manifest.rcConf().keySet())
            .withRcVariables(RoutingSysctls.switches(manifest.sysctl()));
    if (!manifest.interfaces().isEmpty() || !manifest.jails().isEmpty()) {
      // Whose an address is decides whether it is drift: every jail's definition is read.
      scope = scope.withInterfaces().withAllJails();
    }
    host =
        host.withRcVariables(HostsOwnAddresses.variables(manifest))
            .withRcPrefixes(HostsOwnAddresses.prefixes(manifest));
    if (FlavorOwners.matter(manifest)) {
      host = host.withAccounts();
    }
    if (!manifest.absentJails().isEmpty()) {
      scope = scope.withAllJails();
    }
    for (NetworkInterface networkInterface : manifest.interfaces().values()) {
      host =
          host.withRcVariables(
                  Set.of(
                      RcNames.CLONED_INTERFACES,
                      RcNames.DEFAULT,
                      RcNames.IPV6_ENABLE,
                      RcNames.main(networkInterface.name()),
                      RcNames.ipv4Addresses(networkInterface.name()),
                      RcNames.ipv6(networkInterface.name()),
                      RcNames.oldIpv6(networkInterface.name())))
              .withRcPrefixes(Set.of(RcNames.aliasPrefix(networkInterface.name())));
    }
    if (manifest.qjail().isPresent()) {
      host = host.withRcVariables(Set.of(RcNames.QJAIL_ENABLE));
      scope = scope.withAllJails();
      Set<HostPath> base =
          manifest
              .qjail()
              .get()
              .base()
              .flatMap(Base::verified)
              .map(file -> Set.of(file.path()))
              .orElse(Set.of());
      host = host.withFiles(base);
      if (manifest.qjail().get().program() instanceof Qjail.Program.FromPort(PortName port)) {
        host = host.withFiles(Set.of(port.makefile()));
      }
      if (manifest.qjail().get().logging().isPresent()) {
        host = host.withFiles(Set.of(Qjail.LOG)).withLine(Qjail.ROTATION, Qjail.ROTATION_LINE);
      }
      for (SharedTree tree : HostTrees.wanted(manifest)) {
        host =
            host.withFiles(
                Set.of(
                    tree.onHost().child(SharedTree.TOP), tree.inSharedfs().child(SharedTree.TOP)));
      }
    }
    for (Flavor flavor : manifest.flavors().values()) {
      scope = scope.withFlavor(flavor.name(), flavor.files().keySet());
    }
    for (Jail jail : manifest.jails().values()) {
      if (!jail.provision().isEmpty()) {
        scope = scope.withPlace(Place.jail(jail.name()), ProvisionPlanning.scope(jail.provision()));
      }
      if (!FlavorDrift.lookedAt(manifest, jail).isEmpty()) {
        scope =
            scope.withPlace(
                Place.jail(jail.name()),
                PlaceScope.NOTHING.withFiles(FlavorDrift.lookedAt(manifest, jail).keySet()));
      }
      if (KernelFitness.matters(jail)) {
        scope = scope.withKernel();
      }
      if (jail.ssh()) {
        scope = scope.withSshd(jail.name());
        scope = jail.was().isPresent() ? scope.withSshd(jail.was().get()) : scope;
      }
      if (jail.postgresql().isPresent()) {
        scope = scope.withPlace(Place.jail(jail.name()), inJail(jail.postgresql().get()));
        scope = withCluster(scope, jail, jail.postgresql().get());
      }
      if (jail.name().zone().equals(Zone.HOST)
          && jail.flavor().filter(name -> !manifest.flavors().containsKey(name)).isPresent()) {
        scope = scope.withFlavor(jail.flavor().get(), Set.of());
      }
    }
    if (manifest.pf().isPresent()) {
      host = host.withRcVariables(Set.of(RcNames.PF_ENABLE, RcNames.PF_RULES));
      // Through which of them the operator comes.
      scope = scope.withInterfaces();
      scope = scope.withPf(PfAnchor.rules(manifest.pf().get()));
    }
    if (scope.jails() instanceof Scope.Jails.All) {
      scope = scope.withStorage(new StorageScope(true, new TreeSet<>()));
    }
    return scope.withPlace(Place.host(), host);
  }

  private static Scope withCluster(Scope scope, Jail jail, Postgresql server) {
    if (server.parts().isEmpty()) {
      return scope;
    }
    ClusterScope cluster = ClusterScope.of(server.address(jail.name()));
    for (ClusterPart part : server.inCluster()) {
      cluster = cluster.asking(part);
    }
    return scope.withCluster(cluster);
  }

  private static PlaceScope inJail(Postgresql postgresql) {
    PostgresqlFiles files = new PostgresqlFiles(postgresql);
    return PlaceScope.NOTHING
        .withPackages(
            postgresql.needsContrib()
                ? Set.of(postgresql.serverPackage(), postgresql.contribPackage())
                : Set.of(postgresql.serverPackage()))
        .withRcVariables(
            Set.of(RcNames.POSTGRESQL_ENABLE, RcNames.POSTGRESQL_DATA, RcNames.POSTGRESQL_PROFILES))
        .withFiles(PostgresqlPlanning.lookedAt(postgresql))
        .withLine(files.main(), PostgresqlFiles.INCLUDE)
        .withService(Postgresql.SERVICE, PostgresqlPlanning.readAtStart(postgresql))
        .withPorts(Set.of(postgresql.port()));
  }
}
