package org.qjailctl.planner.doctor;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names as they stand in remedies and sentences. */
final class Words {

  private Words() {}

  /** {@code text} as one word of a line that is typed into sh(1) or csh(1). */
  static String typed(String text) {
    return text.matches("[A-Za-z0-9_@%+:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  static String typed(Collection<String> texts) {
    return texts.stream().map(Words::typed).collect(Collectors.joining(" "));
  }

  static String list(Collection<?> all) {
    return all.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
