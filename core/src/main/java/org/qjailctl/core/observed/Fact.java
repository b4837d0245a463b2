package org.qjailctl.core.observed;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something about a host: known, or not known for a reason.
 *
 * @param <T> what is known
 */
public sealed interface Fact<T> {

  /** It was read. */
  record Known<T>(T value) implements Fact<T> {}

  /** It was not read; {@code reason} is a clause for people, such as "the jail is not running". */
  record Unknown<T>(String reason) implements Fact<T> {}

  static <T> Fact<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Fact<T> unknown(String reason) {
    return new Unknown<>(reason);
  }

  /** A fact that nobody asked for. */
  static <T> Fact<T> notProbed() {
    return new Unknown<>("it was not probed");
  }

  /**
   * What only a command of the manifest could tell, while nobody has agreed to run it: whoever
   * wrote the manifest is not root.
   */
  static <T> Fact<T> notAsked() {
    return new Unknown<>("it was not asked");
  }

  default Optional<T> known() {
    return switch (this) {
      case Known<T>(T value) -> Optional.of(value);
      case Unknown<T> unknown -> Optional.empty();
    };
  }

  /** The same, with what is known changed. */
  default <R> Fact<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Known<T>(T value) -> new Known<>(change.apply(value));
      case Unknown<T>(String reason) -> new Unknown<>(reason);
    };
  }
}
