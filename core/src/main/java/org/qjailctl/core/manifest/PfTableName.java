package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.pf.PfKeywords;

/** The name of a table of pf.conf(5), without the angle brackets. */
public record PfTableName(String value) implements Comparable<PfTableName> {

  /** PF_TABLE_NAME_SIZE is 32, the NUL included (pfvar.h of FreeBSD 13.2). */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}");

  public PfTableName {
    if (parse(value, SHAPE) instanceof Parsed.Refused<String>(String reason)) {
      throw new IllegalArgumentException(value + ": " + reason);
    }
  }

  public static Parsed<PfTableName> parse(String text) {
    return parse(text, SHAPE).map(PfTableName::new);
  }

  private static Parsed<String> parse(String text, Pattern shape) {
    if (!shape.matcher(text).matches()) {
      return Parsed.refused(
          "a table's name is a letter, then letters, digits, underscores and dashes, 31 at most");
    }
    return PfKeywords.contains(text)
        ? Parsed.refused("pf.conf(5) has that word for itself")
        : Parsed.ok(text);
  }

  @Override
  public int compareTo(PfTableName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
