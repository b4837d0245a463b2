package org.qjailctl.schema.problem;

/** A manifest's own text inside a message: short, on one line, harmless to a terminal. */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /** Between double quotes. */
  public static String of(String text) {
    return '"' + plain(text) + '"';
  }

  /** Without quotes; control and formatting characters are shown as escapes. */
  public static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    int count = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (count++ == LONGEST) {
        return shown.append("...").toString();
      }
      append(shown, text.codePointAt(at));
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int character) {
    switch (character) {
      case '\n' -> shown.append("\\n");
      case '\t' -> shown.append("\\t");
      case '\r' -> shown.append("\\r");
      default -> {
        int type = Character.getType(character);
        boolean hidden =
            type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
        if (hidden) {
          shown.append(String.format("\\u%04x", character));
        } else {
          shown.appendCodePoint(character);
        }
      }
    }
  }
}
