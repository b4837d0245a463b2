package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.ClusterPart.Power;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.PostgresqlName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The maps {@code roles} and {@code databases} of {@code postgresql}. */
final class ClusterBinding {

  /** Names that CREATE ROLE refuses (user.c of PostgreSQL 15), and the superuser's. */
  private static final Form<PostgresqlName> ROLE =
      Form.of(
          text ->
              text.equals(Postgresql.SUPERUSER.value())
                  ? Parsed.refused("initdb makes it, and `password` above is its password")
                  : text.startsWith("pg_") || Set.of("public", "none").contains(text)
                      ? Parsed.refused("PostgreSQL keeps this name for itself")
                      : PostgresqlName.parse(text),
          ManifestCode.BAD_POSTGRESQL_NAME,
          "Choose another name, such as app.");

  private static final Form<PostgresqlName> DATABASE =
      Form.of(
          text ->
              Set.of("template0", "template1").contains(text)
                  ? Parsed.refused("initdb makes it, for others to be copies of it")
                  : PostgresqlName.parse(text),
          ManifestCode.BAD_POSTGRESQL_NAME,
          "Choose another name, such as shop.");

  private static final Form<PostgresqlName> NAME =
      Form.of(
          PostgresqlName::parse,
          ManifestCode.BAD_POSTGRESQL_NAME,
          "Write it as PostgreSQL shows it, such as pgcrypto.");

  private static final Form<String> EXTENSION_VERSION =
      Forms.pattern(
          "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}",
          "a version is letters, digits, dots, dashes and underscores",
          ManifestCode.BAD_SETTING,
          "Write it between quotes as pg_available_extension_versions lists it, such as \"1.3\".");

  private final Section server;
  private final References references;
  private final Set<String> roleNames;
  private final List<ClusterPart> roles = new ArrayList<>();
  private final List<ClusterPart> memberships = new ArrayList<>();
  private final List<ClusterPart> passwords = new ArrayList<>();
  private final List<ClusterPart> databases = new ArrayList<>();
  private final List<ClusterPart> extensions = new ArrayList<>();

  private ClusterBinding(Section server, References references) {
    this.server = server;
    this.references = references;
    this.roleNames = new HashSet<>(server.names("roles"));
  }

  /** Each part behind those that it needs. */
  static List<ClusterPart> read(Section server, References references) {
    return new ClusterBinding(server, references).parts();
  }

  private List<ClusterPart> parts() {
    server.sections("roles", ROLE, this::role);
    server.sections("databases", DATABASE, this::database);
    List<ClusterPart> all = new ArrayList<>();
    List.of(roles, memberships, passwords, databases, extensions)
        .forEach(
            kind -> kind.stream().sorted((a, b) -> key(a).compareTo(key(b))).forEach(all::add));
    return all;
  }

  /** What orders the parts of one kind, so that the order of a manifest's keys changes nothing. */
  private static String key(ClusterPart part) {
    return switch (part) {
      case ClusterPart.Role role -> role.name().value();
      case ClusterPart.Membership(PostgresqlName member, PostgresqlName group) ->
          member + "\n" + group;
      case ClusterPart.Password password -> password.role().value();
      case ClusterPart.Database database -> database.name().value();
      case ClusterPart.Extension extension -> extension.database() + "\n" + extension.name();
    };
  }

  private Optional<PostgresqlName> role(Placed<PostgresqlName> name, Section one) {
    SortedSet<Power> powers = new TreeSet<>();
    for (Power power : Power.values()) {
      boolean usual = power == Power.LOGIN;
      if (one.flag(power.toString()).map(Placed::value).orElse(usual)) {
        powers.add(power);
      }
    }
    roles.add(new ClusterPart.Role(name.value(), powers));
    for (YamlNode item : one.items("member-of")) {
      one.reading()
          .text(item)
          .flatMap(text -> NAME.read(text, one.reading().problems()))
          .ifPresent(
              group -> {
                checkRole(group);
                memberships.add(new ClusterPart.Membership(name.value(), group.value()));
              });
    }
    Optional<Placed<SecretName>> password =
        one.section("password", ProvisionBinding::secret).flatMap(secret -> secret);
    password.ifPresent(references::checkSecret);
    password.ifPresent(
        secret -> passwords.add(new ClusterPart.Password(name.value(), secret.value())));
    return Optional.of(name.value());
  }

  private Optional<PostgresqlName> database(Placed<PostgresqlName> name, Section one) {
    Optional<Placed<PostgresqlName>> owner = one.form("owner", NAME);
    owner.ifPresent(this::checkRole);
    databases.add(
        new ClusterPart.Database(
            name.value(),
            owner.map(Placed::value),
            one.word("encoding", ProvisionBinding.ENCODINGS).map(Placed::value),
            one.form("locale", Forms.LOCALE).map(Placed::value),
            one.form("template", NAME).map(Placed::value)));
    one.sections(
        "extensions",
        NAME,
        (extension, section) -> {
          extensions.add(
              new ClusterPart.Extension(
                  name.value(),
                  extension.value(),
                  section.form("version", EXTENSION_VERSION).map(Placed::value)));
          return Optional.of(extension);
        });
    return Optional.of(name.value());
  }

  /** A role that the manifest describes, the superuser, or one of PostgreSQL's own. */
  private void checkRole(Placed<PostgresqlName> role) {
    String name = role.value().value();
    boolean known =
        roleNames.contains(name)
            || name.equals(Postgresql.SUPERUSER.value())
            || name.startsWith("pg_");
    if (!known) {
      server
          .reading()
          .problems()
          .report(
              ManifestCode.UNKNOWN_ROLE,
              role.place(),
              name + " is not among the roles of this server.",
              Nearest.remedy(name, roleNames, "Add `" + name + ": {}` below roles."));
    }
  }
}
