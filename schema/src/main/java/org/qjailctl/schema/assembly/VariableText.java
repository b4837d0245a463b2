package org.qjailctl.schema.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.diagnostic.SourceRange;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.Sources;
import org.qjailctl.schema.yaml.YamlNode.Scalar;

/** Takes texts with variables apart. */
final class VariableText {

  static final String START = "${";

  /** Behind a second dollar the brace is only a brace. */
  private static final Pattern ANY = Pattern.compile("\\$?\\$\\{");

  private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]{0,63})\\}");

  /** One stretch of a text. */
  sealed interface Part {
    record Literal(String text) implements Part {}

    record Name(String name) implements Part {}
  }

  private final Collection<String> known;
  private final Sources sources;
  private final Problems problems;

  VariableText(Collection<String> known, Sources sources, Problems problems) {
    this.known = known;
    this.sources = sources;
    this.problems = problems;
  }

  /** The parts of {@code scalar}, in order; empty when one is no variable, which is reported. */
  Optional<List<Part>> parts(Scalar scalar) {
    String text = scalar.text();
    List<Part> parts = new ArrayList<>();
    Matcher start = ANY.matcher(text);
    int behind = 0;
    boolean right = true;
    for (int count = 0; start.find(); count++) {
      add(parts, text.substring(behind, start.start()));
      behind = start.end();
      if (start.group().startsWith("$$")) {
        add(parts, START);
        continue;
      }
      Matcher name = NAME.matcher(text).region(behind, text.length());
      if (!name.lookingAt()) {
        reportNoName(scalar, count, text.substring(behind));
        right = false;
      } else {
        behind = name.end();
        right &= isKnown(scalar, count, name.group(1));
        parts.add(new Part.Name(name.group(1)));
      }
    }
    add(parts, text.substring(behind));
    return right ? Optional.of(parts) : Optional.empty();
  }

  private static void add(List<Part> parts, String literal) {
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal));
    }
  }

  private boolean isKnown(Scalar scalar, int count, String name) {
    if (!known.contains(name)) {
      problems.report(
          ManifestCode.UNDEFINED_VARIABLE,
          at(scalar.place(), count, name.length() + 3),
          "vars sets no " + name + ".",
          Nearest.to(name, known)
                  .map(near -> "Did you mean ${" + near + "}?")
                  .orElse("Add `" + name + ":` with its value below vars.")
              + " To mean the characters themselves, write $${"
              + name
              + "}.");
      return false;
    }
    return true;
  }

  private void reportNoName(Scalar scalar, int count, String behind) {
    int end = behind.indexOf('}');
    String meant = end < 0 ? behind.lines().findFirst().orElse("") : behind.substring(0, end + 1);
    problems.report(
        ManifestCode.BAD_VARIABLE,
        at(scalar.place(), count, 2),
        Quoted.of(START + meant)
            + " is no variable: a name is letters, digits, dashes and underscores.",
        "To mean the characters themselves, write " + Quoted.plain("$${" + meant) + ".");
  }

  /** The place of the variable that {@code count} others stand before in the text. */
  private Place at(Place scalar, int count, int length) {
    Optional<SourceRange> found = sources.find(START, count, scalar.value(), length);
    return found
        .map(range -> new Place(scalar.path(), range, scalar.head(), scalar.via()))
        .orElse(scalar);
  }
}
