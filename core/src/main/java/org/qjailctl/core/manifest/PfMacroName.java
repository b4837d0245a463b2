package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.pf.PfKeywords;

/** The name of a macro of pf.conf(5), without the dollar sign. */
public record PfMacroName(String value) implements Comparable<PfMacroName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

  public PfMacroName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a macro's name: " + value);
    }
  }

  public static Parsed<PfMacroName> parse(String text) {
    if (PfKeywords.contains(text)) {
      return Parsed.refused("pf.conf(5) has that word for itself");
    }
    return isValid(text)
        ? Parsed.ok(new PfMacroName(text))
        : Parsed.refused("a macro's name is a letter, then letters, digits and underscores");
  }

  private static boolean isValid(String text) {
    return SHAPE.matcher(text).matches() && !PfKeywords.contains(text);
  }

  @Override
  public int compareTo(PfMacroName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
