package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.PostgresqlName;

/**
 * What to read of a PostgreSQL cluster, beside its roles and databases.
 *
 * @param passwords the roles whose password is compared with a secret
 * @param databases those whose extensions are asked for
 */
public record ClusterScope(
    ClusterAddress server,
    SortedMap<PostgresqlName, SecretName> passwords,
    SortedSet<PostgresqlName> databases) {

  public ClusterScope {
    passwords = Collections.unmodifiableSortedMap(new TreeMap<>(passwords));
    databases = Collections.unmodifiableSortedSet(new TreeSet<>(databases));
  }

  /** Roles and databases alone. */
  public static ClusterScope of(ClusterAddress server) {
    return new ClusterScope(server, new TreeMap<>(), new TreeSet<>());
  }

  /** The same, and what tells whether {@code part} is there. */
  public ClusterScope asking(ClusterPart part) {
    return switch (part) {
      case ClusterPart.Role role -> this;
      case ClusterPart.Membership membership -> this;
      case ClusterPart.Database database -> this;
      case ClusterPart.Password(PostgresqlName role, SecretName secret) -> {
        SortedMap<PostgresqlName, SecretName> more = new TreeMap<>(passwords);
        more.put(role, secret);
        yield new ClusterScope(server, more, databases);
      }
      case ClusterPart.Extension extension -> {
        SortedSet<PostgresqlName> more = new TreeSet<>(databases);
        more.add(extension.database());
        yield new ClusterScope(server, passwords, more);
      }
    };
  }

  /** What either asks for. */
  public ClusterScope and(ClusterScope other) {
    SortedMap<PostgresqlName, SecretName> allPasswords = new TreeMap<>(passwords);
    allPasswords.putAll(other.passwords);
    SortedSet<PostgresqlName> allDatabases = new TreeSet<>(databases);
    allDatabases.addAll(other.databases);
    return new ClusterScope(server, allPasswords, allDatabases);
  }
}
