package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.ClusterPart.Power;
import org.qjailctl.core.manifest.PostgresqlName;
import org.qjailctl.executors.psql.PsqlCommand;
import org.qjailctl.executors.psql.Sql;

/**
 * Parts of a PostgreSQL cluster, by psql(1). What is there is changed and what is missing made, for
 * the server may not have been there to be asked.
 */
final class ClusterLowering {

  private ClusterLowering() {}

  static List<Operation> operations(ClusterAddress server, ClusterPart part) {
    return switch (part) {
      case ClusterPart.Role role -> List.of(role(server, role));
      case ClusterPart.Membership(PostgresqlName member, PostgresqlName group) ->
          List.of(common(server, "GRANT " + Sql.name(group) + " TO " + Sql.name(member)));
      case ClusterPart.Password password ->
          List.of(
              Operation.Run.of(PsqlCommand.onHost(server, PsqlCommand.COMMON))
                  .reading(
                      new Input.ScramVerifier(
                          "ALTER ROLE " + Sql.name(password.role()) + " PASSWORD '",
                          password.secret(),
                          "';")));
      case ClusterPart.Database database -> database(server, database);
      case ClusterPart.Extension extension -> List.of(extension(server, extension));
    };
  }

  private static Operation.Run common(ClusterAddress server, String statement) {
    return Operation.Run.of(PsqlCommand.onHost(server, PsqlCommand.COMMON, statement));
  }

  /** ALTER ROLE fails where there is no such role. */
  private static Operation role(ClusterAddress server, ClusterPart.Role role) {
    String powers =
        Arrays.stream(Power.values())
            .map(power -> (role.powers().contains(power) ? "" : "NO") + power.name())
            .collect(Collectors.joining(" "));
    String rest = Sql.name(role.name()) + " WITH " + powers;
    return common(server, "CREATE ROLE " + rest)
        .unless(PsqlCommand.onHost(server, PsqlCommand.COMMON, "ALTER ROLE " + rest));
  }

  /** template0 is the one that takes another encoding or locale than its own. */
  private static List<Operation> database(ClusterAddress server, ClusterPart.Database database) {
    List<String> words = new ArrayList<>(List.of("CREATE DATABASE", Sql.name(database.name())));
    database.owner().ifPresent(owner -> words.add("OWNER " + Sql.name(owner)));
    database.encoding().ifPresent(encoding -> words.add("ENCODING " + Sql.text(encoding)));
    database.locale().ifPresent(locale -> words.add("LOCALE " + Sql.text(locale)));
    boolean own = database.encoding().isPresent() || database.locale().isPresent();
    database
        .template()
        .or(() -> own ? Optional.of(PostgresqlName.of("template0")) : Optional.empty())
        .ifPresent(template -> words.add("TEMPLATE " + Sql.name(template)));
    List<Operation> operations = new ArrayList<>();
    operations.add(
        common(server, String.join(" ", words))
            .within(Operation.LONG)
            .unless(PsqlCommand.onHost(server, database.name(), "SELECT 1")));
    database
        .owner()
        .ifPresent(
            owner ->
                operations.add(
                    common(
                        server,
                        "ALTER DATABASE "
                            + Sql.name(database.name())
                            + " OWNER TO "
                            + Sql.name(owner))));
    return operations;
  }

  /** CASCADE: what an extension needs comes along. */
  private static Operation extension(ClusterAddress server, ClusterPart.Extension extension) {
    String name = Sql.name(extension.name());
    Optional<String> version = extension.version().map(Sql::text);
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE EXTENSION IF NOT EXISTS "
            + name
            + version.map(text -> " VERSION " + text).orElse("")
            + " CASCADE");
    version.ifPresent(text -> statements.add("ALTER EXTENSION " + name + " UPDATE TO " + text));
    return Operation.Run.of(
            PsqlCommand.onHost(server, extension.database(), statements.toArray(String[]::new)))
        .within(Operation.LONG);
  }
}
