package org.qjailctl.planner.importing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.observed.ObservedJail;

/**
 * PostgreSQL servers inside jails. A description needs the superuser's password, which no host
 * tells: it is drafted for people to complete.
 */
final class PostgresqlDraft {

  private static final String REASON =
      "A PostgreSQL server is installed in this jail. Its superuser's password cannot be read from"
          + " the host: take the comment signs away here and below secrets, and correct what"
          + " differs.";

  private PostgresqlDraft() {}

  static List<Item> server(Survey survey, ObservedJail jail) {
    OptionalInt version = version(survey, jail.name());
    if (version.isEmpty()) {
      return List.of();
    }
    Draft password = Draft.EMPTY.text("secret", secret(jail.name()));
    Draft server = Draft.EMPTY.number("version", version.getAsInt()).section("password", password);
    return List.of(new Item.LeftOut(REASON, new Item.Section("postgresql", server)));
  }

  /** What {@code postgresql} would keep, once it is no comment any more. */
  static boolean keeps(Survey survey, JailName jail, PackageName name) {
    OptionalInt version = version(survey, jail);
    return version.isPresent()
        && name.value().matches("postgresql" + version.getAsInt() + "-(server|client|contrib)");
  }

  /** The same of variables in the jail's rc.conf. */
  static boolean keeps(Survey survey, JailName jail, String variable) {
    return version(survey, jail).isPresent()
        && (variable.equals("postgresql_enable") || variable.equals("postgresql_data"));
  }

  /** Where the passwords would come from. */
  static List<Item> secrets(Survey survey) {
    Draft draft = Draft.EMPTY;
    for (ObservedJail jail : survey.jails()) {
      if (version(survey, jail.name()).isPresent()) {
        String variable = "PG_" + jail.name().value().toUpperCase(Locale.ROOT).replace('-', '_');
        draft = draft.section(secret(jail.name()), Draft.EMPTY.text("env", variable + "_PASSWORD"));
      }
    }
    return draft.items().isEmpty()
        ? List.of()
        : List.of(
            new Item.Comment(""),
            new Item.LeftOut(
                "The passwords of the PostgreSQL servers above.",
                new Item.Section("secrets", draft)));
  }

  private static String secret(JailName jail) {
    return "pg-" + jail;
  }

  private static OptionalInt version(Survey survey, JailName jail) {
    Optional<SortedMap<PackageName, String>> packages = survey.inside(jail).packages().known();
    return packages.stream()
        .flatMap(found -> found.keySet().stream())
        .map(name -> name.value().replaceAll("[^0-9]", ""))
        .filter(digits -> !digits.isEmpty())
        .mapToInt(Integer::parseInt)
        .max();
  }
}
