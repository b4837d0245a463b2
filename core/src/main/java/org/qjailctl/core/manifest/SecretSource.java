package org.qjailctl.core.manifest;

/** Where a secret's value comes from, on the machine that qjailctl runs on. */
public sealed interface SecretSource {

  /** An environment variable. */
  record Environment(String variable) implements SecretSource {}

  /** A file; one line feed at its end is not part of the value. */
  record File(String path) implements SecretSource {}
}
