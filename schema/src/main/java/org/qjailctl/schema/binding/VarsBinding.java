package org.qjailctl.schema.binding;

import java.util.Optional;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.yaml.YamlNode.Scalar;

/**
 * The keys {@code include} and {@code vars}. What they say is in the tree already; here is found
 * what they cannot say.
 */
final class VarsBinding {

  private static final Form<String> NAME =
      Forms.pattern(
          "[A-Za-z_][A-Za-z0-9_-]{0,63}",
          "a variable's name is 1 to 64 letters, digits, dashes and underscores, with no digit or dash first",
          ManifestCode.BAD_VARIABLE,
          "Choose another name, such as web_port.");

  private VarsBinding() {}

  static void check(Section top) {
    top.items("include").forEach(top.reading()::text);
    top.named(
        "vars",
        NAME,
        (name, node) -> {
          if (!(node instanceof Scalar value) || value.kind() == Scalar.Kind.NULL) {
            top.reading().passOver(node);
          }
          return Optional.empty();
        });
  }
}
