package org.qjailctl.core.manifest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.net.Parsed;

/**
 * The name of a role, a database or an extension of PostgreSQL: anything of 1 to 63 bytes of UTF-8,
 * for PostgreSQL cuts a longer one off in silence; without control characters, which no plan could
 * show.
 */
public record PostgresqlName(String value) implements Comparable<PostgresqlName> {

  private static final int MOST_BYTES = 63;

  public PostgresqlName {
    if (problem(value) != null) {
      throw new IllegalArgumentException(value + ": " + problem(value));
    }
  }

  public static PostgresqlName of(String value) {
    return new PostgresqlName(value);
  }

  public static Parsed<PostgresqlName> parse(String text) {
    String problem = problem(text);
    return problem == null ? Parsed.ok(new PostgresqlName(text)) : Parsed.refused(problem);
  }

  private static @Nullable String problem(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MOST_BYTES) {
      return "PostgreSQL's names have 1 to " + MOST_BYTES + " bytes";
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? "a name stands on one line, without tabs"
        : null;
  }

  @Override
  public int compareTo(PostgresqlName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
