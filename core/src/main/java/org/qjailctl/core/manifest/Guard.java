package org.qjailctl.core.manifest;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;

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

  /** The path whose being there is all that the guard asks, as {@code test -e} does. */
  public Optional<HostPath> pathAskedFor() {
    return argv.size() == 3 && argv.get(0).equals("test") && argv.get(1).equals("-e")
        ? HostPath.parse(argv.get(2)).toOptional()
        : Optional.empty();
  }

  /** Whether it is a program of the manifest's choice, and not merely a path that is looked for. */
  public boolean isCommand() {
    return user.isPresent() || pathAskedFor().isEmpty();
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
