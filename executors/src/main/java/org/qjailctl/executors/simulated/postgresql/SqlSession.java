package org.qjailctl.executors.simulated.postgresql;

import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.manifest.ClusterPart.Power;
import org.qjailctl.executors.psql.ClusterQuery;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A superuser's session with a server: the statements that qjailctl sends, with the errors of
 * PostgreSQL 15's server (user.c, dbcommands.c, extension.c).
 */
final class SqlSession {

  /** Those of PostgreSQL 15: its own, and some that its contrib package brings. */
  private static final Map<String, String> VERSIONS =
      Map.of(
          "plpgsql", "1.0",
          "pgcrypto", "1.3",
          "hstore", "1.8",
          "citext", "1.6",
          "pg_trgm", "1.6",
          "pg_stat_statements", "1.10",
          "uuid-ossp", "1.1");

  /** What a statement printed, or why it failed. */
  record Answer(String printed, Optional<String> error) {
    private static final Answer SILENT = new Answer("", Optional.empty());

    private static Answer of(String line) {
      return new Answer(line + "\n", Optional.empty());
    }

    private static Answer failed(String error) {
      return new Answer("", Optional.of("ERROR:  " + error));
    }
  }

  private interface Statement {
    Answer run(SqlWords words);
  }

  private final FileView files;
  private final Catalog catalog;
  private final String database;
  private final Map<String, Statement> statements =
      Map.of(
          "SET",
          words -> Answer.SILENT,
          "SELECT 1",
          words -> Answer.of("1"),
          "CREATE ROLE",
          this::createRole,
          "ALTER ROLE",
          this::alterRole,
          "GRANT",
          this::grant,
          "CREATE DATABASE",
          this::createDatabase,
          "ALTER DATABASE",
          this::alterDatabase,
          "CREATE EXTENSION IF NOT EXISTS",
          this::createExtension,
          "ALTER EXTENSION",
          this::alterExtension);

  SqlSession(FileView files, String folder, String database) {
    this.files = files;
    this.catalog = new Catalog(files, folder);
    this.database = database;
  }

  /** Whether there is such a database. */
  boolean opens() {
    return catalog.database(database).isPresent();
  }

  Answer run(String statement) throws FileRefused {
    if (statement.equals(ClusterQuery.CLUSTER)) {
      return Answer.of(catalog.told());
    }
    if (statement.equals(ClusterQuery.EXTENSIONS)) {
      return Answer.of(catalog.extensions(database));
    }
    SqlWords words = SqlWords.of(statement);
    Optional<Statement> known =
        statements.entrySet().stream()
            .filter(one -> words.startsWith(one.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (known.isEmpty()) {
      return Answer.failed("syntax error at or near \"" + words.at(0) + "\"");
    }
    Answer answer = known.get().run(words);
    if (!words.startsWith("SET") && !words.startsWith("SELECT")) {
      catalog.save();
    }
    return answer;
  }

  private Answer createRole(SqlWords words) {
    String name = words.at(2);
    if (catalog.role(name).isPresent()) {
      return Answer.failed("role \"" + name + "\" already exists");
    }
    powers(catalog.addRole(name), words);
    return Answer.SILENT;
  }

  private Answer alterRole(SqlWords words) {
    Optional<ObjectNode> role = catalog.role(words.at(2));
    if (role.isEmpty()) {
      return noRole(words.at(2));
    }
    if (words.at(3).equals("PASSWORD")) {
      role.get().put("password", words.at(4));
    } else {
      powers(role.get(), words);
    }
    return Answer.SILENT;
  }

  private static void powers(ObjectNode role, SqlWords words) {
    for (Power power : Power.values()) {
      if (words.all().contains(power.name())) {
        role.put(power.toString(), true);
      } else if (words.all().contains("NO" + power.name())) {
        role.put(power.toString(), false);
      }
    }
  }

  private Answer grant(SqlWords words) {
    Optional<ObjectNode> member = catalog.role(words.at(3));
    if (member.isEmpty()) {
      return noRole(words.at(3));
    }
    if (catalog.role(words.at(1)).isEmpty() && !words.at(1).startsWith("pg_")) {
      return noRole(words.at(1));
    }
    ArrayNode groups = (ArrayNode) member.get().path("groups");
    boolean there = groups.valueStream().anyMatch(one -> one.asString("").equals(words.at(1)));
    if (!there) {
      groups.add(words.at(1));
    }
    return Answer.SILENT;
  }

  private Answer createDatabase(SqlWords words) {
    String name = words.at(2);
    String owner = words.behind("OWNER", 3);
    if (catalog.database(name).isPresent()) {
      return Answer.failed("database \"" + name + "\" already exists");
    }
    if (!owner.isEmpty() && catalog.role(owner).isEmpty()) {
      return noRole(owner);
    }
    String template = words.behind("TEMPLATE", 3);
    Optional<ObjectNode> copied = catalog.database(template.isEmpty() ? "template1" : template);
    if (copied.isEmpty()) {
      return Answer.failed("template database \"" + template + "\" does not exist");
    }
    String encoding = words.behind("ENCODING", 3);
    String locale = words.behind("LOCALE", 3);
    ObjectNode made = catalog.addDatabase(name);
    made.put("owner", owner.isEmpty() ? "postgres" : owner);
    made.put("encoding", encoding.isEmpty() ? text(copied.get(), "encoding") : encoding);
    made.put("locale", locale.isEmpty() ? text(copied.get(), "locale") : locale);
    made.set("extensions", copied.get().path("extensions").deepCopy());
    return Answer.SILENT;
  }

  private Answer alterDatabase(SqlWords words) {
    Optional<ObjectNode> altered = catalog.database(words.at(2));
    String owner = words.at(5);
    if (altered.isEmpty()) {
      return Answer.failed("database \"" + words.at(2) + "\" does not exist");
    }
    if (catalog.role(owner).isEmpty()) {
      return noRole(owner);
    }
    altered.get().put("owner", owner);
    return Answer.SILENT;
  }

  private Answer createExtension(SqlWords words) {
    String name = words.at(5);
    Optional<ObjectNode> extensions =
        catalog.database(database).map(one -> (ObjectNode) one.path("extensions"));
    if (extensions.map(all -> all.has(name)).orElse(true)) {
      return Answer.SILENT;
    }
    Optional<String> usual =
        Optional.ofNullable(VERSIONS.get(name))
            .filter(version -> files.exists("/usr/local/bin/vacuumlo"));
    if (usual.isEmpty()) {
      return Answer.failed("extension \"" + name + "\" is not available");
    }
    String version = words.behind("VERSION", 6);
    extensions.get().put(name, version.isEmpty() ? usual.get() : version);
    return Answer.SILENT;
  }

  private Answer alterExtension(SqlWords words) {
    Optional<ObjectNode> extensions =
        catalog
            .database(database)
            .map(one -> (ObjectNode) one.path("extensions"))
            .filter(all -> all.has(words.at(2)));
    if (extensions.isEmpty()) {
      return Answer.failed("extension \"" + words.at(2) + "\" does not exist");
    }
    extensions.get().put(words.at(2), words.at(5));
    return Answer.SILENT;
  }

  private static Answer noRole(String name) {
    return Answer.failed("role \"" + name + "\" does not exist");
  }

  private static String text(ObjectNode node, String key) {
    return node.path(key).asString("");
  }
}
