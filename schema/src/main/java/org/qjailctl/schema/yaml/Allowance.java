package org.qjailctl.schema.yaml;

import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;

/**
 * How many nodes one manifest may still have, with all the files that it includes. Beyond it a
 * hostile file would fill the memory.
 */
public final class Allowance {

  /** Forty thousand jails; each node takes a quarter of a kilobyte. */
  private static final int MOST_NODES = 400_000;

  /** The deepest part of a manifest has nine levels. */
  private static final int DEEPEST = 32;

  private final Problems problems;
  private int written;
  private int copied;

  public Allowance(Problems problems) {
    this.problems = problems;
  }

  /** Counts a node that is written at {@code place}. */
  void write(Place place, int depth) throws Enough {
    if (depth > DEEPEST) {
      problems.report(
          ManifestCode.TOO_DEEP,
          place,
          "More than " + DEEPEST + " lists or maps stand in one another here.",
          "Remove the brackets or indentation that nothing needs.");
      throw new Enough();
    }
    if (++written > MOST_NODES) {
      problems.report(
          ManifestCode.FILE_TOO_LARGE,
          place,
          "The manifest has more than " + MOST_NODES + " keys and values.",
          "Check that this is the right file.");
      throw new Enough();
    }
  }

  /** Counts a node that the alias at {@code use} repeats. */
  void copy(Place use, int depth) throws Enough {
    if (depth > DEEPEST || ++copied > MOST_NODES) {
      problems.report(
          ManifestCode.ALIAS_GROWTH,
          use,
          depth > DEEPEST
              ? "With what this alias repeats, more than "
                  + DEEPEST
                  + " lists or maps stand in one another."
              : "The aliases up to here repeat more than " + MOST_NODES + " keys and values.",
          "Write fewer aliases of aliases.");
      throw new Enough();
    }
  }
}
