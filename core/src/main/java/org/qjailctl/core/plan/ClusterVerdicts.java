package org.qjailctl.core.plan;

import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.PostgresqlName;
import org.qjailctl.core.observed.ClusterState;
import org.qjailctl.core.observed.Fact;

/** Whether a part is in a PostgreSQL cluster as it was found. */
final class ClusterVerdicts {

  private ClusterVerdicts() {}

  static Verdict has(ClusterPart part, ClusterState found) {
    return switch (part) {
      case ClusterPart.Role role ->
          ofRole(
              role.name(),
              found,
              there ->
                  Verdict.when(
                      there.powers().equals(role.powers()),
                      "the role " + role.name() + " may " + there.powers()));
      case ClusterPart.Membership(PostgresqlName member, PostgresqlName group) ->
          ofRole(
              member,
              found,
              there ->
                  Verdict.when(
                      there.groups().contains(group),
                      "the role " + member + " is no member of " + group));
      case ClusterPart.Password password ->
          ofRole(password.role(), found, there -> password(password, there));
      case ClusterPart.Database database ->
          ofDatabase(database.name(), found, there -> database(database, there));
      case ClusterPart.Extension extension ->
          ofDatabase(extension.database(), found, there -> extension(extension, there));
    };
  }

  private interface Judge<T> {
    Verdict of(T found);
  }

  private static Verdict ofRole(
      PostgresqlName name, ClusterState found, Judge<ClusterState.Role> judge) {
    return Optional.ofNullable(found.roles().get(name))
        .map(judge::of)
        .orElse(new Verdict.Fails("there is no role " + name));
  }

  private static Verdict ofDatabase(
      PostgresqlName name, ClusterState found, Judge<ClusterState.Database> judge) {
    return Optional.ofNullable(found.databases().get(name))
        .map(judge::of)
        .orElse(new Verdict.Fails("there is no database " + name));
  }

  private static Verdict password(ClusterPart.Password wanted, ClusterState.Role found) {
    if (!found.hasPassword()) {
      return new Verdict.Fails("the role " + wanted.role() + " has no password");
    }
    return switch (found.passwordIs()) {
      case Fact.Known<Boolean>(Boolean same) ->
          Verdict.when(
              same,
              "the password of the role "
                  + wanted.role()
                  + " is not the secret "
                  + wanted.secret());
      case Fact.Unknown<Boolean>(String reason) -> new Verdict.CannotTell(reason);
    };
  }

  private static Verdict database(ClusterPart.Database wanted, ClusterState.Database found) {
    return Verdict.when(
        wanted.owner().map(owner -> owner.value().equals(found.owner())).orElse(true),
        "the owner of the database " + wanted.name() + " is " + found.owner());
  }

  private static Verdict extension(ClusterPart.Extension wanted, ClusterState.Database found) {
    return switch (found.extensions()) {
      case Fact.Unknown<SortedMap<PostgresqlName, String>>(String reason) ->
          new Verdict.CannotTell(reason);
      case Fact.Known<SortedMap<PostgresqlName, String>>(SortedMap<PostgresqlName, String> all) -> {
        String version = all.get(wanted.name());
        String where = "the extension " + wanted.name() + " in the database " + wanted.database();
        yield version == null
            ? new Verdict.Fails(where + " is not there")
            : Verdict.when(
                wanted.version().map(version::equals).orElse(true), where + " is " + version);
      }
    };
  }
}
