package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/**
 * What other pieces of a jail may not say beside {@code postgresql}, and what it may not ask for.
 */
final class PostgresqlPieces {

  /**
   * With postgresql_profiles the port's rc.d script does what it is told for each of these clusters
   * instead, and exits 0 (FreeBSD ports, databases/postgresql15-server/files/postgresql.in).
   */
  private static final List<String> VARIABLES =
      List.of("postgresql_enable", "postgresql_data", "postgresql_user", "postgresql_profiles");

  private PostgresqlPieces() {}

  static void check(Section provision) {
    provision.section(
        "rc.conf",
        variables -> {
          variables.leaveRest();
          VARIABLES.forEach(
              name ->
                  variables
                      .text(name)
                      .ifPresent(
                          text ->
                              owned(
                                  variables,
                                  text,
                                  "rc.conf here sets " + name + ", which `postgresql` keeps.")));
          return variables;
        });
    provision.section(
        "services",
        services -> {
          services.leaveRest();
          String name = Postgresql.SERVICE.value();
          if (services.has(name)) {
            services
                .reading()
                .problems()
                .report(
                    ManifestCode.POSTGRESQL_OWNED,
                    services.place().atHead(),
                    "The service " + name + " is kept by `postgresql`.",
                    "Remove it from services.");
          }
          return services;
        });
  }

  private static void owned(Section section, Placed<String> text, String problem) {
    section
        .reading()
        .problems()
        .report(
            ManifestCode.POSTGRESQL_OWNED,
            text.place(),
            problem,
            "Remove it; `data-directory` says where the cluster is.");
  }

  /** The extensions of contrib that came later, or are gone. */
  static void checkExtensions(Section server, Postgresql wanted) {
    for (ClusterPart.Extension extension : wanted.notInVersion()) {
      server.section(
          "databases",
          databases -> {
            databases.leaveRest();
            return databases.section(
                extension.database().value(),
                database -> {
                  database.leaveRest();
                  return database.section(
                      "extensions", extensions -> lacking(extensions, extension, wanted));
                });
          });
    }
  }

  private static Optional<Section> lacking(
      Section extensions, ClusterPart.Extension extension, Postgresql wanted) {
    extensions.leaveRest();
    return extensions.section(
        extension.name().value(),
        one -> {
          one.leaveRest();
          one.reading()
              .problems()
              .report(
                  ManifestCode.EXTENSION_NOT_IN_VERSION,
                  one.place(),
                  "PostgreSQL " + wanted.version() + " does not have " + extension.name() + ".",
                  "Remove it, or write another version.");
          return one;
        });
  }
}
