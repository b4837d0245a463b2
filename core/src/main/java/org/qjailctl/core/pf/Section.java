package org.qjailctl.core.pf;

/** The parts of a rule file, in the order in which they must come. */
public enum Section {
  NONE,
  OPTIONS,
  NORMALIZATION,
  QUEUEING,
  TRANSLATION,
  FILTERING;

  static final String DISORDER =
      "Rules must be in order: options, normalization, queueing, translation, filtering";
}
