package org.qjailctl.core.pf.evaluation;

/** Whether a rule is for a packet. */
sealed interface Matching {

  Matching YES = new Yes();
  Matching NO = new No();

  /** It is. */
  record Yes() implements Matching {}

  /** It is not. */
  record No() implements Matching {}

  /**
   * That depends.
   *
   * @param on what it depends on, a clause for people
   */
  record Depends(String on) implements Matching {}

  static Matching when(boolean matches) {
    return matches ? YES : NO;
  }

  default Matching and(Matching other) {
    if (this instanceof No || other instanceof No) {
      return NO;
    }
    return this instanceof Depends ? this : other;
  }

  default Matching or(Matching other) {
    if (this instanceof Yes || other instanceof Yes) {
      return YES;
    }
    return this instanceof Depends ? this : other;
  }

  default Matching negated(boolean not) {
    if (!not) {
      return this;
    }
    return switch (this) {
      case Yes yes -> NO;
      case No no -> YES;
      case Depends depends -> depends;
    };
  }
}
