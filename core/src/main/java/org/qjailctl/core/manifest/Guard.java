package org.qjailctl.core.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A command that changes nothing and tells by its exit status whether something is so.
 *
 * @param user as whom it runs; as root where none is said
 */
public record Guard(List<String> argv, Optional<UserName> user) implements Comparable<Guard> {

  public Guard {
    argv = List.copyOf(argv);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a guard without a program");
    }
  }

  /** No argument holds a NUL, so that different guards have different keys. */
  private String key() {
    return user.map(UserName::value).orElse("") + "\0" + String.join("\0", argv);
  }

  @Override
  public int compareTo(Guard other) {
    return key().compareTo(other.key());
  }
}
