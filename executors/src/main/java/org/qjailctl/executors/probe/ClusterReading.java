package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.ClusterPart.Power;
import org.qjailctl.core.manifest.PostgresqlName;
import org.qjailctl.core.observed.ClusterState;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.executors.psql.ClusterQuery;
import org.qjailctl.executors.psql.PsqlCommand;
import org.qjailctl.executors.secret.KeptPassword;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A PostgreSQL cluster, by psql(1) as the jail's user postgres. */
final class ClusterReading {

  private static final JsonMapper JSON = new JsonMapper();

  private final HostQuestion.Cluster scope;
  private final Secrets secrets;

  private ClusterReading(HostQuestion.Cluster scope, Secrets secrets) {
    this.scope = scope;
    this.secrets = secrets;
  }

  static Reading<Fact<ClusterState>> of(HostQuestion.Cluster scope, Secrets secrets) {
    ClusterReading reading = new ClusterReading(scope, secrets);
    SortedMap<PostgresqlName, Reading<Fact<JsonNode>>> extensions = new TreeMap<>();
    for (PostgresqlName database : scope.databases()) {
      extensions.put(database, reading.ask(database, ClusterQuery.EXTENSIONS));
    }
    return reading
        .ask(PsqlCommand.COMMON, ClusterQuery.CLUSTER)
        .and(
            Reading.each(extensions, (name, one) -> one),
            (cluster, all) -> cluster.map(known -> reading.state(known, all)));
  }

  private Reading<Fact<JsonNode>> ask(PostgresqlName database, String question) {
    List<String> argv =
        PsqlCommand.onHost(scope.server(), database, ClusterQuery.IN_UTF8, question);
    return Reading.of(Operation.Run.of(argv), this::answer);
  }

  private Fact<JsonNode> answer(Outcome outcome) {
    String name = "psql in the jail " + scope.server().jail();
    Optional<String> unfinished = Trouble.unfinished(name, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended(name, outcome));
    }
    try {
      return Fact.known(JSON.readTree(outcome.stdout().utf8()));
    } catch (JacksonException e) {
      return Fact.unknown(Trouble.unreadable(name));
    }
  }

  private ClusterState state(
      JsonNode cluster, SortedMap<PostgresqlName, Fact<JsonNode>> extensions) {
    SortedMap<PostgresqlName, ClusterState.Role> roles = new TreeMap<>();
    for (JsonNode role : cluster.path("roles")) {
      name(role.path("name")).ifPresent(name -> roles.put(name, role(name, role)));
    }
    SortedMap<PostgresqlName, ClusterState.Database> databases = new TreeMap<>();
    for (JsonNode database : cluster.path("databases")) {
      name(database.path("name"))
          .ifPresent(
              name ->
                  databases.put(
                      name,
                      new ClusterState.Database(
                          database.path("owner").asString(""),
                          database.path("encoding").asString(""),
                          database.path("locale").asString(""),
                          extensions
                              .getOrDefault(name, Fact.notProbed())
                              .map(ClusterReading::extensions))));
    }
    return new ClusterState(roles, databases);
  }

  private ClusterState.Role role(PostgresqlName name, JsonNode role) {
    SortedSet<Power> powers = new TreeSet<>();
    for (Power power : Power.values()) {
      if (role.path(power.toString()).asBoolean(false)) {
        powers.add(power);
      }
    }
    SortedSet<PostgresqlName> groups = new TreeSet<>();
    role.path("groups").forEach(group -> name(group).ifPresent(groups::add));
    String kept = role.path("password").asString("");
    return new ClusterState.Role(powers, groups, !kept.isEmpty(), compared(name, kept));
  }

  private Fact<Boolean> compared(PostgresqlName role, String kept) {
    SecretName asked = scope.passwords().get(role);
    return asked == null
        ? Fact.notProbed()
        : secrets
            .find(asked)
            .map(value -> Fact.known(KeptPassword.matches(kept, role.value(), value)))
            .orElse(Fact.unknown("the secret " + asked + " is not at hand"));
  }

  private static SortedMap<PostgresqlName, String> extensions(JsonNode found) {
    SortedMap<PostgresqlName, String> all = new TreeMap<>();
    for (Map.Entry<String, JsonNode> one : found.properties()) {
      PostgresqlName.parse(one.getKey())
          .toOptional()
          .ifPresent(name -> all.put(name, one.getValue().asString("")));
    }
    return all;
  }

  private static Optional<PostgresqlName> name(JsonNode text) {
    return PostgresqlName.parse(text.asString("")).toOptional();
  }
}
