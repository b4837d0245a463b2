package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/**
 * The name of a file in {@code /usr/jails/archive}, such as {@code web@202611232120.33.tar}: the
 * jail, then the time to the second. Those of one jail sort by their time.
 */
public record ArchiveName(String value) implements Comparable<ArchiveName> {

  private static final Pattern STAMP = Pattern.compile("[0-9]{12}\\.[0-9]{2}\\.tar");

  public ArchiveName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an archive's name: " + value);
    }
  }

  public static ArchiveName of(String value) {
    return new ArchiveName(value);
  }

  public static Parsed<ArchiveName> parse(String text) {
    return isValid(text)
        ? Parsed.ok(new ArchiveName(text))
        : Parsed.refused(
            "an archive is named as `ls "
                + JailPaths.ARCHIVES
                + "` shows it, such as web@202611232120.33.tar");
  }

  private static boolean isValid(String text) {
    int at = text.indexOf('@');
    return at > 0
        && STAMP.matcher(text.substring(at + 1)).matches()
        && JailName.parse(text.substring(0, at)).toOptional().isPresent();
  }

  /** The jail that it was made of. */
  public JailName jail() {
    return JailName.of(value.substring(0, value.indexOf('@')));
  }

  @Override
  public int compareTo(ArchiveName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
