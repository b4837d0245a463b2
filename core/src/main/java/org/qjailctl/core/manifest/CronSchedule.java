package org.qjailctl.core.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.qjailctl.core.net.Parsed;

/**
 * When cron(8) runs something: five fields of crontab(5), or one of its words such as {@code
 * @daily}.
 */
public record CronSchedule(String value) {

  /** The words of FreeBSD 13.2, entry.c; {@code @} with a number is seconds in between. */
  private static final Pattern WORD =
      Pattern.compile(
          "@(reboot|yearly|annually|monthly|weekly|daily|midnight|hourly|every_minute"
              + "|every_second|[1-9][0-9]{0,8})");

  private static final Pattern ELEMENT =
      Pattern.compile("(\\*|[0-9]{1,2}|[a-z]{3})(?:-([0-9]{1,2}|[a-z]{3}))?(?:/([0-9]{1,2}))?");

  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

  private static final String DAYS = "sun mon tue wed thu fri sat";

  private enum Field {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY("day of the month", 1, 31, ""),
    MONTH("month", 1, 12, MONTHS),
    WEEKDAY("day of the week", 0, 7, DAYS);

    private final String title;
    private final int least;
    private final int most;
    private final String names;

    Field(String title, int least, int most, String names) {
      this.title = title;
      this.least = least;
      this.most = most;
      this.names = names;
    }

    Optional<Integer> number(String text) {
      int named = List.of(names.split(" ", -1)).indexOf(text.toLowerCase(Locale.ROOT));
      if (named >= 0) {
        return Optional.of(named + least);
      }
      return text.matches("[0-9]{1,2}")
          ? Optional.of(Integer.parseInt(text)).filter(number -> number >= least && number <= most)
          : Optional.empty();
    }
  }

  public static Parsed<CronSchedule> parse(String text) {
    if (text.startsWith("@")) {
      return WORD.matcher(text).matches()
          ? Parsed.ok(new CronSchedule(text))
          : Parsed.refused("crontab(5) knows no such word");
    }
    List<String> fields = List.of(text.strip().split("[ \t]+"));
    Field[] wanted = Field.values();
    if (fields.size() != wanted.length) {
      return Parsed.refused(
          "it has "
              + fields.size()
              + (fields.size() == 1 ? " field" : " fields")
              + ", not minute, hour, day of the month, month and day of the week");
    }
    Optional<String> problem =
        IntStream.range(0, wanted.length)
            .mapToObj(index -> problem(wanted[index], fields.get(index)))
            .flatMap(Optional::stream)
            .findFirst();
    return problem
        .<Parsed<CronSchedule>>map(Parsed::refused)
        .orElseGet(() -> Parsed.ok(new CronSchedule(String.join(" ", fields))));
  }

  private static Optional<String> problem(Field field, String text) {
    for (String element : text.split(",", -1)) {
      Matcher parts = ELEMENT.matcher(element.toLowerCase(Locale.ROOT));
      if (!parts.matches()) {
        return Optional.of("the " + field.title + " is not a number, a range or *");
      }
      String first = parts.group(1);
      String last = parts.group(2);
      boolean all = first.equals("*");
      if ((all && last != null) || (!all && field.number(first).isEmpty())) {
        return Optional.of(bounds(field));
      }
      if (last != null
          && (field.number(last).isEmpty()
              || field.number(last).get() < field.number(first).orElseThrow())) {
        return Optional.of(
            "a range of the "
                + field.title
                + " goes up, from "
                + field.least
                + " to "
                + field.most);
      }
      // cron(8) passes over a step that does not stand behind a range (entry.c, get_range).
      String step = parts.group(3);
      if (step != null && (Integer.parseInt(step) == 0 || (!all && last == null))) {
        return Optional.of("a step of the " + field.title + " stands behind * or a range");
      }
    }
    return Optional.empty();
  }

  private static String bounds(Field field) {
    return "the " + field.title + " goes from " + field.least + " to " + field.most;
  }

  @Override
  public String toString() {
    return value;
  }
}
