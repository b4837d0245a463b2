package org.qjailctl.executors.simulated.pf;

/** The parts of a rule file, in the order in which they must come. */
enum Section {
  NONE,
  OPTIONS,
  NORMALIZATION,
  TRANSLATION,
  FILTERING;

  static final String DISORDER =
      "Rules must be in order: options, normalization, queueing, translation, filtering";
}
