package org.qjailctl.executors.secret;

import java.text.Normalizer;

/**
 * A password as both ends of SCRAM prepare it (SASLprep, RFC 4013; saslprep.c of PostgreSQL 15):
 * those of ASCII stay what they are, other spaces become plain ones, the rest is put into the form
 * NFKC. A password that may not be prepared is taken as it stands, as PostgreSQL does.
 */
final class PreparedPassword {

  private PreparedPassword() {}

  static String of(String password) {
    if (password.chars().allMatch(c -> c < 0x80)) {
      return password;
    }
    StringBuilder mapped = new StringBuilder();
    password
        .codePoints()
        .filter(character -> !vanishes(character))
        .map(character -> space(character) ? ' ' : character)
        .forEach(mapped::appendCodePoint);
    String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    boolean allowed =
        !prepared.isEmpty()
            && prepared.codePoints().noneMatch(PreparedPassword::prohibited)
            && !mixesDirections(prepared);
    return allowed ? prepared : password;
  }

  /** RFC 3454, table C.1.2. */
  private static boolean space(int character) {
    return character != ' '
        && (Character.getType(character) == Character.SPACE_SEPARATOR || character == 0x200b);
  }

  /** RFC 3454, table B.1. */
  private static boolean vanishes(int character) {
    return character == 0xad
        || character == 0x34f
        || character == 0x1806
        || (character >= 0x180b && character <= 0x180d)
        || (character >= 0x200c && character <= 0x200d)
        || character == 0x2060
        || (character >= 0xfe00 && character <= 0xfe0f)
        || character == 0xfeff;
  }

  /** RFC 3454, tables C.2 to C.9 and A.1, by Java's categories. */
  private static boolean prohibited(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || character == 0xfffc
        || character == 0xfffd
        || (character >= 0x2ff0 && character <= 0x2ffb)
        || character == 0x340
        || character == 0x341;
  }

  /** RFC 3454, chapter 6. */
  private static boolean mixesDirections(String text) {
    int[] all = text.codePoints().toArray();
    boolean right = false;
    boolean left = false;
    for (int character : all) {
      right |= rightToLeft(character);
      left |= Character.getDirectionality(character) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
    return right && (left || !rightToLeft(all[0]) || !rightToLeft(all[all.length - 1]));
  }

  private static boolean rightToLeft(int character) {
    byte direction = Character.getDirectionality(character);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
