package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.ClusterPart.Power;
import org.qjailctl.core.manifest.PostgresqlName;

/** A PostgreSQL cluster as its server shows it. No password and nothing made of one is in here. */
public record ClusterState(
    SortedMap<PostgresqlName, Role> roles, SortedMap<PostgresqlName, Database> databases) {

  /**
   * A role.
   *
   * @param hasPassword whether it has one at all
   * @param passwordIs whether it is the secret that was asked for
   */
  public record Role(
      SortedSet<Power> powers,
      SortedSet<PostgresqlName> groups,
      boolean hasPassword,
      Fact<Boolean> passwordIs) {
    public Role {
      powers = Collections.unmodifiableSortedSet(new TreeSet<>(powers));
      groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }
  }

  /**
   * A database.
   *
   * @param locale that of its collation
   * @param extensions with their versions, where they were asked for
   */
  public record Database(
      String owner,
      String encoding,
      String locale,
      Fact<SortedMap<PostgresqlName, String>> extensions) {}

  public ClusterState {
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    databases = Collections.unmodifiableSortedMap(new TreeMap<>(databases));
  }
}
