package org.qjailctl.executors.simulated.postgresql;

import java.util.Optional;
import java.util.stream.StreamSupport;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The roles and databases of a cluster. They are kept below its data directory, so that they come
 * and go with it; what is in the file is this host's own.
 */
final class Catalog {

  private static final JsonMapper JSON = new JsonMapper();

  private final FileView files;
  private final String path;
  private final ObjectNode all;

  Catalog(FileView files, String folder) {
    this.files = files;
    this.path = folder + "/global/catalog";
    this.all =
        files
            .text(path)
            .filter(text -> !text.isBlank())
            .map(text -> (ObjectNode) JSON.readTree(text))
            .orElseGet(Catalog::empty);
  }

  private static ObjectNode empty() {
    ObjectNode nothing = JSON.createObjectNode();
    nothing.putArray("roles");
    nothing.putArray("databases");
    return nothing;
  }

  Optional<ObjectNode> role(String name) {
    return find("roles", name);
  }

  Optional<ObjectNode> database(String name) {
    return find("databases", name);
  }

  private Optional<ObjectNode> find(String kind, String name) {
    return StreamSupport.stream(all.path(kind).spliterator(), false)
        .filter(one -> one.path("name").asString("").equals(name))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  ObjectNode addRole(String name) {
    ObjectNode role = ((ArrayNode) all.path("roles")).addObject().put("name", name);
    role.put("password", "").putArray("groups");
    return role;
  }

  ObjectNode addDatabase(String name) {
    ObjectNode database = ((ArrayNode) all.path("databases")).addObject().put("name", name);
    database.putObject("extensions").put("plpgsql", "1.0");
    return database;
  }

  void save() throws FileRefused {
    files.replace(path, JSON.writeValueAsString(all) + "\n");
  }

  /** The answer to the question for roles and databases. */
  String told() {
    ObjectNode copy = all.deepCopy();
    for (JsonNode database : copy.path("databases")) {
      ((ObjectNode) database).remove("extensions");
    }
    return JSON.writeValueAsString(copy);
  }

  /** The answer to the question for a database's extensions. */
  String extensions(String database) {
    return database(database).map(one -> one.path("extensions").toString()).orElse("{}");
  }
}
