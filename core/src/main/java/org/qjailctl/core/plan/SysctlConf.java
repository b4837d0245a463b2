package org.qjailctl.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.SysctlName;

/** /etc/sysctl.conf, read as sysctl(8) reads it (parsefile of sysctl.c, FreeBSD 13). */
public final class SysctlConf {

  public static final HostPath PATH = HostPath.of("/etc/sysctl.conf");

  /** Read behind the other, so that it has the last word (rc.d/sysctl, FreeBSD 13). */
  public static final HostPath LOCAL = HostPath.of("/etc/sysctl.conf.local");

  /**
   * A line that sets a variable.
   *
   * @param number counted from 1
   * @param name as it is written, which may be no variable's name
   */
  public record Line(int number, String name, String value) {}

  private SysctlConf() {}

  /** The lines that set something, in their order. */
  public static List<Line> lines(String text) {
    List<Line> found = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String said = line.substring(0, end(line)).strip();
      int equals = firstOf(said, '=', ':');
      if (equals > 0) {
        found.add(
            new Line(
                i + 1,
                said.substring(0, equals).strip(),
                unquoted(said.substring(equals + 1).strip())));
      }
    }
    return found;
  }

  /** What {@code text} leaves the variable at: its last line counts. */
  public static Optional<String> value(String text, SysctlName name) {
    return last(text, name).map(Line::value);
  }

  /**
   * {@code text} with the variable set: the line that counts is replaced, its comment kept, and
   * where there is none one is added at the end. Every other line stays as it was.
   */
  public static String with(String text, SysctlName name, String value) {
    Optional<Line> there = last(text, name);
    String set = name + "=" + value;
    if (there.isEmpty()) {
      return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + set + "\n";
    }
    int start = 0;
    for (int line = 1; line < there.get().number(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    int newline = text.indexOf('\n', start);
    int stop = newline < 0 ? text.length() : newline;
    String old = text.substring(start, stop);
    String comment = old.substring(end(old)).strip();
    return text.substring(0, start)
        + set
        + (comment.startsWith("#") ? " " + comment : "")
        + text.substring(stop);
  }

  private static Optional<Line> last(String text, SysctlName name) {
    return lines(text).stream()
        .filter(line -> line.name().equals(name.value()))
        .reduce((one, next) -> next);
  }

  /** Where a line's comment starts; one between quotes, or behind a backslash, is none. */
  private static int end(String line) {
    int single = line.indexOf('\'');
    int twice = line.indexOf('"');
    for (int hash = line.indexOf('#'); hash >= 0; hash = line.indexOf('#', hash + 1)) {
      if (single >= 0 && hash > single) {
        return behind(line, '\'', single);
      }
      if (twice >= 0 && hash > twice) {
        return behind(line, '"', twice);
      }
      if (hash == 0 || line.charAt(hash - 1) != '\\') {
        return hash;
      }
    }
    return line.length();
  }

  private static int behind(String line, char quote, int opening) {
    int closing = line.indexOf(quote, opening + 1);
    return closing < 0 ? line.length() : closing + 1;
  }

  private static int firstOf(String text, char one, char other) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == one || text.charAt(i) == other) {
        return i;
      }
    }
    return -1;
  }

  private static String unquoted(String value) {
    if (!value.startsWith("\"") && !value.startsWith("'")) {
      return value;
    }
    boolean closed = value.length() > 1 && value.charAt(value.length() - 1) == value.charAt(0);
    return value.substring(1, closed ? value.length() - 1 : value.length());
  }
}
