package org.qjailctl.schema.binding;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qjailctl.schema.assembly.Confines;
import org.qjailctl.schema.assembly.Folders;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.Numbers;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlNode.Scalar;

/**
 * One reading of a manifest: where its problems go, and whether anything in it was odd. Odd is what
 * departs from host.schema.json. What is odd is passed over here without a word; the structure room
 * says later what is wrong with it.
 */
public final class Reading {

  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]");

  private final Problems problems;
  private final Folders folders;
  private boolean odd;
  private boolean skipped;

  /**
   * @param folders where relative paths in the manifest start
   */
  public Reading(Problems problems, Folders folders) {
    this.problems = problems;
    this.folders = folders;
  }

  public Problems problems() {
    return problems;
  }

  /** Where a relative path that is written at {@code place} starts. */
  Path folder(Place place) {
    return folders.at(place);
  }

  /** Where files may be that the manifest names. */
  Confines confines() {
    return folders.confines();
  }

  /** Whether the tree departs from the schema somewhere. */
  public boolean isOdd() {
    return odd;
  }

  /** Whether a part of the tree was not looked at, so that it may be odd as well. */
  public boolean hasSkipped() {
    return skipped;
  }

  void odd() {
    odd = true;
  }

  void skipped() {
    skipped = true;
  }

  Optional<Placed<String>> text(YamlNode node) {
    return scalar(node, Scalar.Kind.TEXT)
        .map(scalar -> new Placed<>(scalar.text(), scalar.place()));
  }

  /** A text, or a number as it is written. */
  Optional<Placed<String>> textOrNumber(YamlNode node) {
    if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.INTEGER) {
      return Optional.of(new Placed<>(scalar.text(), scalar.place()));
    }
    return text(node);
  }

  Optional<Placed<Boolean>> flag(YamlNode node) {
    return scalar(node, Scalar.Kind.BOOLEAN)
        .map(scalar -> new Placed<>(Boolean.parseBoolean(scalar.text()), scalar.place()));
  }

  Optional<Placed<Integer>> number(YamlNode node, int least, int most) {
    Optional<Scalar> scalar = scalar(node, Scalar.Kind.INTEGER);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    long value = Numbers.whole(scalar.get());
    reportLeadingZero(scalar.get(), value);
    if (value < least || value > most) {
      odd();
      return Optional.empty();
    }
    return Optional.of(new Placed<>((int) value, node.place()));
  }

  /** YAML 1.1, which much of what else people use still reads, takes 0644 for 420. */
  private void reportLeadingZero(Scalar scalar, long value) {
    if (LEADING_ZERO.matcher(scalar.text()).lookingAt()) {
      problems.report(
          ManifestCode.LEADING_ZERO,
          scalar.place(),
          "YAML 1.2 reads " + Quoted.plain(scalar.text()) + " in decimal, YAML 1.1 in octal.",
          "Write " + value + " for the decimal number, or 0o and its digits for an octal one.");
    }
  }

  List<YamlNode> items(YamlNode node) {
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    passOver(node);
    return List.of();
  }

  /** Notes that {@code node} is not what it should be, unless that was reported already. */
  void passOver(YamlNode node) {
    if (!(node instanceof YamlNode.Unreadable)) {
      odd();
    }
  }

  private Optional<Scalar> scalar(YamlNode node, Scalar.Kind kind) {
    if (node instanceof Scalar scalar && scalar.kind() == kind) {
      return Optional.of(scalar);
    }
    passOver(node);
    return Optional.empty();
  }
}
