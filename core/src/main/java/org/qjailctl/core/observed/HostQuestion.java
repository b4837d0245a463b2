package org.qjailctl.core.observed;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PostgresqlName;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.net.InterfaceName;

/** A question about the host itself, or about what its jails keep on its disks. */
public sealed interface HostQuestion<T> extends Question<T> {

  /** Who and what the host is. */
  record HostSystem() implements HostQuestion<SystemFacts> {}

  /** All interfaces with their addresses. */
  record Interfaces() implements HostQuestion<SortedMap<InterfaceName, ObservedInterface>> {}

  /** Kernel variables, with the files that set them at boot. */
  record Sysctls(SortedSet<SysctlName> names) implements HostQuestion<SysctlState> {
    public Sysctls {
      names = Question.set(names);
    }

    public static Sysctls of(Collection<SysctlName> names) {
      return new Sysctls(new TreeSet<>(names));
    }

    @Override
    public Sysctls key() {
      return of(List.of());
    }

    @Override
    public Sysctls and(Question<SysctlState> other) {
      return other instanceof Sysctls more ? new Sysctls(Question.union(names, more.names)) : this;
    }

    @Override
    public boolean isEmpty() {
      return names.isEmpty();
    }
  }

  /** What jails want to know of the kernel. */
  record JailKernel() implements HostQuestion<KernelState> {}

  /**
   * The packet filter.
   *
   * @param wanted the rules that are wanted in qjailctl's anchor, to be printed as pfctl(8) would;
   *     empty when none are compared
   */
  record Pf(Optional<String> wanted) implements HostQuestion<PfState> {

    /** Without rules to compare. */
    public Pf() {
      this(Optional.empty());
    }

    @Override
    public Pf key() {
      return new Pf();
    }

    @Override
    public Pf and(Question<PfState> other) {
      return other instanceof Pf more ? new Pf(wanted.or(more::wanted)) : this;
    }
  }

  /** The files of all jails, their mounts, their archives' names, and what qjailctl noted. */
  record Storage() implements HostQuestion<StorageState> {}

  /** The newest archive of a jail, read to its end, which takes its time; empty when none. */
  record NewestArchive(JailName jail) implements HostQuestion<Optional<CheckedArchive>> {}

  /** A file or folder and what is below it, {@code depth} levels deep; itself first. */
  record Tree(HostPath root, int depth, Operation.Contents contents)
      implements HostQuestion<List<TreeEntry>> {}

  /**
   * A PostgreSQL cluster: its roles and databases, and more.
   *
   * @param passwords the roles whose password is compared with a secret
   * @param databases those whose extensions are asked for
   */
  record Cluster(
      ClusterAddress server,
      SortedMap<PostgresqlName, SecretName> passwords,
      SortedSet<PostgresqlName> databases)
      implements HostQuestion<ClusterState> {

    public Cluster {
      passwords = Question.map(passwords);
      databases = Question.set(databases);
    }

    /** Roles and databases alone. */
    public static Cluster of(ClusterAddress server) {
      return new Cluster(server, new TreeMap<>(), new TreeSet<>());
    }

    /** What tells whether {@code part} is there. */
    public static Cluster of(ClusterAddress server, ClusterPart part) {
      Cluster plain = of(server);
      return switch (part) {
        case ClusterPart.Role role -> plain;
        case ClusterPart.Membership membership -> plain;
        case ClusterPart.Database database -> plain;
        case ClusterPart.Password(PostgresqlName role, SecretName secret) -> {
          SortedMap<PostgresqlName, SecretName> one = new TreeMap<>();
          one.put(role, secret);
          yield new Cluster(server, one, new TreeSet<>());
        }
        case ClusterPart.Extension extension ->
            new Cluster(server, new TreeMap<>(), new TreeSet<>(List.of(extension.database())));
      };
    }

    @Override
    public Cluster key() {
      return of(server);
    }

    @Override
    public Cluster and(Question<ClusterState> other) {
      if (!(other instanceof Cluster more)) {
        return this;
      }
      SortedMap<PostgresqlName, SecretName> both = new TreeMap<>(passwords);
      both.putAll(more.passwords);
      return new Cluster(server, both, Question.union(databases, more.databases));
    }
  }
}
