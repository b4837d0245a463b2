package org.qjailctl.schema.binding;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;

/**
 * How a text becomes a value, and how its refusal is reported.
 *
 * @param remedy what to write instead of the text that it is given
 * @param mayBeSecret whether messages must not repeat the text
 * @param <T> the value's type
 */
record Form<T>(
    Function<String, Parsed<T>> parser,
    ManifestCode code,
    UnaryOperator<String> remedy,
    boolean mayBeSecret) {

  Form(Function<String, Parsed<T>> parser, ManifestCode code, UnaryOperator<String> remedy) {
    this(parser, code, remedy, false);
  }

  static <T> Form<T> of(Function<String, Parsed<T>> parser, ManifestCode code, String remedy) {
    return new Form<>(parser, code, text -> remedy);
  }

  /** The same form, whose messages do not repeat the text. */
  Form<T> unseen() {
    return new Form<>(parser, code, remedy, true);
  }

  /** The value of {@code text}, or a problem. */
  Optional<Placed<T>> read(Placed<String> text, Problems problems) {
    return switch (parser.apply(text.value())) {
      case Parsed.Ok<T>(T value) -> Optional.of(new Placed<>(value, text.place()));
      case Parsed.Refused<T>(String reason) -> {
        problems.report(
            code,
            text.place(),
            (mayBeSecret ? "The text" : Quoted.of(text.value())) + " is refused: " + reason + ".",
            remedy.apply(text.value()));
        yield Optional.empty();
      }
    };
  }
}
