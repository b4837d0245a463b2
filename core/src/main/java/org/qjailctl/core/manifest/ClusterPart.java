package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.SecretName;

/**
 * Something that is to be in a PostgreSQL cluster. Nothing in one is ever dropped: what is not
 * named is left alone.
 */
public sealed interface ClusterPart {

  /** What a role may do, as CREATE ROLE names it. */
  enum Power {
    LOGIN,
    SUPERUSER,
    CREATEDB,
    CREATEROLE,
    REPLICATION,
    BYPASSRLS;

    /** The word of a manifest. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A role with these powers and no others. */
  record Role(PostgresqlName name, SortedSet<Power> powers) implements ClusterPart {
    public Role {
      powers = Collections.unmodifiableSortedSet(new TreeSet<>(powers));
    }
  }

  /** A role is a member of another one. */
  record Membership(PostgresqlName member, PostgresqlName group) implements ClusterPart {}

  /** The password of a role. */
  record Password(PostgresqlName role, SecretName secret) implements ClusterPart {}

  /**
   * A database. Encoding, locale and template count when it is made, and cannot be changed in one
   * that is there.
   */
  record Database(
      PostgresqlName name,
      Optional<PostgresqlName> owner,
      Optional<String> encoding,
      Optional<String> locale,
      Optional<PostgresqlName> template)
      implements ClusterPart {}

  /** An extension in a database, of that version where one is given. */
  record Extension(PostgresqlName database, PostgresqlName name, Optional<String> version)
      implements ClusterPart {}
}
