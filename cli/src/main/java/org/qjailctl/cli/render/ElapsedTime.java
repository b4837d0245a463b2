package org.qjailctl.cli.render;

import java.time.Duration;
import java.util.Locale;

/** A time that has passed, for people. */
public final class ElapsedTime {

  private ElapsedTime() {}

  /** Of something that still goes on, in whole seconds: {@code 7 s} or {@code 3 min 5 s}. */
  public static String ofRunning(Duration time) {
    return time.toSeconds() < 60
        ? time.toSeconds() + " s"
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /** Such as {@code 0.31 s}, {@code 12.4 s} or {@code 3 min 5 s}. */
  public static String of(Duration time) {
    double seconds = time.toMillis() / 1000.0;
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }
}
