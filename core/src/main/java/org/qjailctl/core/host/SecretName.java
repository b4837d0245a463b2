package org.qjailctl.core.host;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/** The name of a secret in a manifest. The name may be shown; the value never is. */
public record SecretName(String value) implements Comparable<SecretName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  public SecretName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a secret's name: " + value);
    }
  }

  public static Parsed<SecretName> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new SecretName(text))
        : Parsed.refused(
            "a secret's name is a letter followed by at most 63 letters, digits, dots, dashes and underscores");
  }

  @Override
  public int compareTo(SecretName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
