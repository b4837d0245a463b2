package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a rule file, as pfctl(8) prints it on standard error. */
final class Problems {

  private final List<String> lines = new ArrayList<>();
  private boolean any;

  void at(String file, int line, String message) {
    any = true;
    lines.add(file + ":" + line + ": " + message);
  }

  /** A remark that stands beside a problem and names no line. */
  void remark(String message) {
    lines.add(message);
  }

  boolean any() {
    return any;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
