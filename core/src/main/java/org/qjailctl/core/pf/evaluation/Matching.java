package org.qjailctl.core.pf.evaluation;

/** Whether a rule is for a packet. */
sealed interface Matching {

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
    return matches ? new Yes() : new No();
  }

  default Matching and(Matching other) {
    if (this instanceof No || other instanceof No) {
      return new No();
    }
    return this instanceof Depends ? this : other;
  }

  default Matching or(Matching other) {
    if (this instanceof Yes || other instanceof Yes) {
      return new Yes();
    }
    return this instanceof Depends ? this : other;
  }

  default Matching negated(boolean not) {
    if (!not) {
      return this;
    }
    return switch (this) {
      case Yes yes -> new No();
      case No no -> new Yes();
      case Depends depends -> depends;
    };
  }
}
