package org.qjailctl.schema.assembly;

import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;

/** Variables where none can stand. */
final class Misplaced {

  private Misplaced() {}

  static void report(Place place, String why, Problems problems) {
    problems.report(
        ManifestCode.VARIABLE_MISPLACED, place, why, "Write the text itself, without ${...}.");
  }
}
