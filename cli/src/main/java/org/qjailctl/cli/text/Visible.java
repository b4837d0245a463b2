package org.qjailctl.cli.text;

/**
 * Makes visible what a terminal would obey or hide: escape sequences, other control characters,
 * marks that turn the direction of writing, lone surrogates.
 */
public final class Visible {

  private Visible() {}

  /** {@code text} on one line, each such character as its escape. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(character -> shown.append(one(character)));
    return shown.toString();
  }

  /** How one character is shown. */
  public static String one(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case 0x1b -> "\\e";
      default -> hidden(character) ? escape(character) : Character.toString(character);
    };
  }

  private static String escape(int character) {
    return character < 0x10000
        ? String.format("\\u%04x", character)
        : String.format("\\u{%x}", character);
  }

  private static boolean hidden(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED;
  }
}
