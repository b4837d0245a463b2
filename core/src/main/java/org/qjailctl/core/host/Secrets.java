package org.qjailctl.core.host;

/** Gives secrets' values to a host at the moment that they are used. */
@FunctionalInterface
public interface Secrets {

  /**
   * The value of {@code name}, without a line feed at its end. Throws IllegalStateException when it
   * was never resolved.
   */
  String valueOf(SecretName name);

  /** For hosts that are only looked at. */
  static Secrets none() {
    return name -> {
      throw new IllegalStateException("the secret " + name + " was not resolved");
    };
  }
}
