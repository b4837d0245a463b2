package org.qjailctl.core.host;

import java.util.Optional;

/** Gives secrets' values to a host at the moment that they are used. */
@FunctionalInterface
public interface Secrets {

  /**
   * The value of {@code name}, without a line feed at its end. Throws IllegalStateException when it
   * was never resolved.
   */
  String valueOf(SecretName name);

  /** The value, where it is at hand. */
  default Optional<String> find(SecretName name) {
    return Optional.of(valueOf(name));
  }

  /** {@code text} with a name in the place of each value in it. */
  default String mask(String text) {
    return text;
  }

  /** For hosts that are only looked at. */
  static Secrets none() {
    return new Secrets() {
      @Override
      public String valueOf(SecretName name) {
        throw new IllegalStateException("the secret " + name + " was not resolved");
      }

      @Override
      public Optional<String> find(SecretName name) {
        return Optional.empty();
      }
    };
  }
}
