package org.qjailctl.planner.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Releases such as {@code 13.2-RELEASE-p3}; patch levels do not count. */
final class Releases {

  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4}).*");

  private Releases() {}

  /** Negative when {@code one} is older; releases without numbers are compared as texts. */
  static int compare(String one, String other) {
    Matcher first = NUMBERS.matcher(one);
    Matcher second = NUMBERS.matcher(other);
    return first.matches() && second.matches()
        ? Integer.compare(number(first), number(second))
        : one.compareTo(other);
  }

  private static int number(Matcher release) {
    return Integer.parseInt(release.group(1)) * 10_000 + Integer.parseInt(release.group(2));
  }
}
