package org.qjailctl.cli.converge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A PostgreSQL server inside a jail; its version and where its data are stay. */
final class RandomPostgresql {

  private final Random random;

  RandomPostgresql(Random random) {
    this.random = random;
  }

  Map<String, Object> next() {
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("version", 15);
    server.put("password", Map.of("secret", "superuser"));
    if (random.nextBoolean()) {
      server.put("settings", Map.of("work_mem", pick("4MB", "8MB"), "listen_addresses", "*"));
    }
    if (random.nextBoolean()) {
      server.put(
          "pg_hba", List.of("host all all 192.168.1." + random.nextInt(3) + "/32 scram-sha-256"));
    }
    if (random.nextBoolean()) {
      server.put(
          "roles",
          Map.of(
              "readers", Map.of("login", false),
              "app",
                  Map.of(
                      "member-of",
                      random.nextBoolean() ? List.of("readers") : List.of(),
                      "createdb",
                      random.nextBoolean())));
      if (random.nextBoolean()) {
        server.put("databases", Map.of("shop", Map.of("owner", "app")));
      }
    }
    return server;
  }

  private String pick(String one, String other) {
    return random.nextBoolean() ? one : other;
  }
}
