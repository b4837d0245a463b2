package org.qjailctl.core.diagnostic;

/** A diagnostic's stable code, such as {@code QJ0102}: people and CI refer to it over the years. */
public record Code(String value) implements Comparable<Code> {

  public Code {
    if (!value.matches("QJ[0-9]{4}")) {
      throw new IllegalArgumentException("not a diagnostic code: " + value);
    }
  }

  @Override
  public int compareTo(Code other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
