package org.qjailctl.core.net;

import java.util.Optional;
import java.util.function.Function;

/**
 * What reading a text gave: the value, or the reason why the text is not one.
 *
 * @param <T> the value's type
 */
public sealed interface Parsed<T> {

  /** The text was understood. */
  record Ok<T>(T value) implements Parsed<T> {}

  /** The text was not understood; {@code reason} completes the sentence "TEXT is refused: ...". */
  record Refused<T>(String reason) implements Parsed<T> {}

  static <T> Parsed<T> ok(T value) {
    return new Ok<>(value);
  }

  static <T> Parsed<T> refused(String reason) {
    return new Refused<>(reason);
  }

  /** The value, when there is one. */
  default Optional<T> toOptional() {
    return switch (this) {
      case Ok<T>(T value) -> Optional.of(value);
      case Refused<T> refused -> Optional.empty();
    };
  }

  /**
   * The value; for texts that are known to be right. Throws IllegalArgumentException with the
   * reason.
   */
  default T orThrow() {
    return switch (this) {
      case Ok<T>(T value) -> value;
      case Refused<T>(String reason) -> throw new IllegalArgumentException(reason);
    };
  }

  /** The same, with the value changed. */
  default <R> Parsed<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Ok<T>(T value) -> new Ok<>(change.apply(value));
      case Refused<T>(String reason) -> new Refused<>(reason);
    };
  }

  /** The same, with the value read further. */
  default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
    return switch (this) {
      case Ok<T>(T value) -> next.apply(value);
      case Refused<T>(String reason) -> new Refused<>(reason);
    };
  }
}
