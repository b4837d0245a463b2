package org.qjailctl.cli.text;

/** How a span looks on a terminal that shows colour; without colour all look the same. */
public enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  /** Something comes to be, or went well. */
  ADDED("32"),
  /** Something changes, or wants attention. */
  CHANGED("33"),
  /** Something goes, or went wrong. */
  REMOVED("31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** {@code text} between the escape sequences (ECMA-48, SGR) of this style. */
  String paint(String text) {
    return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
