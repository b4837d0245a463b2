package org.qjailctl.cli.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a time: seconds, or a number with its unit, such as {@code 90s}, {@code 2m}, {@code 1h}.
 */
final class Seconds implements ITypeConverter<Duration> {

  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})([smh]?)");

  @Override
  public Duration convert(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new TypeConversionException("seconds, such as 60, or 90s, 2m, 1h");
    }
    long number = Long.parseLong(shape.group(1));
    return switch (shape.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
