package org.qjailctl.core.host;

/** What a command reads on standard input. */
public sealed interface Input {

  /** Nothing: end of file at once. */
  record None() implements Input {}

  /** These bytes, which may be shown. */
  record Text(Bytes content) implements Input {}

  /**
   * A secret's value and a line feed. The operation carries the name only; the host's runner puts
   * the value in its place at the last moment, so that no plan, log or listing ever holds it.
   */
  record Secret(SecretName name) implements Input {}

  static Input none() {
    return new None();
  }

  static Input text(String content) {
    return new Text(Bytes.utf8(content));
  }
}
