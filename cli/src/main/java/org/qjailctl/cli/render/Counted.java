package org.qjailctl.cli.render;

/** Numbers with their nouns. */
final class Counted {

  private Counted() {}

  /** Such as {@code 1 error} or {@code 2 errors}. */
  static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
