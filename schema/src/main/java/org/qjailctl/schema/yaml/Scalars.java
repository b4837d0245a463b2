package org.qjailctl.schema.yaml;

import java.util.Optional;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode.Scalar;
import org.qjailctl.schema.yaml.YamlNode.Unreadable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Tells texts, numbers and switches apart by YAML 1.2's core schema, in which NO is a text. */
final class Scalars {

  static final CoreSchema SCHEMA = new CoreSchema();

  /** Made once: the schema would make one at each call, with all its patterns. */
  private static final ScalarResolver RESOLVER = SCHEMA.getScalarResolver();

  private final Problems problems;

  Scalars(Problems problems) {
    this.problems = problems;
  }

  YamlNode node(ScalarEvent event, Place place) {
    Optional<String> alone = event.getTag().filter(tag -> event.getValue().isEmpty());
    if (alone.filter(tag -> tag.matches("!\\w.*")).isPresent()) {
      problems.report(
          ManifestCode.TAG,
          place,
          "YAML takes " + Quoted.plain(alone.get()) + " for a tag.",
          "Put a text that starts with ! between quotes: " + Quoted.of(alone.get()) + ".");
      return new Unreadable(place);
    }
    if (isTagged(event.getTag(), place)) {
      return new Unreadable(place);
    }
    String text = event.getValue();
    if (event.getScalarStyle() == ScalarStyle.PLAIN && startsWithTypographicQuote(text)) {
      problems.report(
          ManifestCode.TYPOGRAPHIC_QUOTES,
          place,
          "YAML takes typographic quotes for letters of the value.",
          "Write the plain quote \" (U+0022) on both sides, or none.");
      return new Unreadable(place);
    }
    return new Scalar(
        place, text, event.getScalarStyle() == ScalarStyle.PLAIN ? kind(text) : Scalar.Kind.TEXT);
  }

  /** Word processors and web pages put them in the place of plain quotes. */
  private static boolean startsWithTypographicQuote(String text) {
    return !text.isEmpty()
        && "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb".indexOf(text.charAt(0)) >= 0;
  }

  private static Scalar.Kind kind(String text) {
    Tag tag = RESOLVER.resolve(text, true);
    if (tag.equals(Tag.INT)) {
      return Scalar.Kind.INTEGER;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Scalar.Kind.FLOAT;
    }
    if (tag.equals(Tag.BOOL)) {
      return Scalar.Kind.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Scalar.Kind.NULL : Scalar.Kind.TEXT;
  }

  /** Whether a tag is written here; one is a problem of its own. */
  boolean isTagged(Optional<String> tag, Place place) {
    tag.ifPresent(
        name ->
            problems.report(
                ManifestCode.TAG,
                place,
                "The tag "
                    + Quoted.plain(name.replace("tag:yaml.org,2002:", "!!"))
                    + " stands here.",
                "Leave it out; to make a text of a number, put it between quotes."));
    return tag.isPresent();
  }
}
