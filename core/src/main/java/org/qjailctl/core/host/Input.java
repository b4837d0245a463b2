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

  /**
   * A statement with what PostgreSQL keeps of a password in the place of the password (RFC 5803): a
   * server that logs its statements learns no password. The operation carries the name only, as
   * with {@link Secret}.
   *
   * @param before the statement up to the verifier, which stands between quotes
   * @param after the rest of it
   */
  record ScramVerifier(String before, SecretName name, String after) implements Input {}

  static Input none() {
    return new None();
  }

  static Input text(String content) {
    return new Text(Bytes.utf8(content));
  }
}
