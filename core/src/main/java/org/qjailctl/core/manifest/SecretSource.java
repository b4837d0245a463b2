package org.qjailctl.core.manifest;

import java.util.List;

/** Where a secret's value comes from, on the machine that qjailctl runs on. */
public sealed interface SecretSource {

  /** An environment variable. */
  record Environment(String variable) implements SecretSource {}

  /** A file; one line feed at its end is not part of the value. */
  record File(String path) implements SecretSource {}

  /**
   * The first line that a program prints; no shell sees its arguments.
   *
   * @param folder where it is run
   */
  record Command(List<String> argv, String folder) implements SecretSource {
    public Command {
      argv = List.copyOf(argv);
    }
  }
}
