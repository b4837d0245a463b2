package org.qjailctl.core.observed;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as sysctl(8) reads them: several with spaces or commas between, each as strtol(3) has it
 * with base 0, so that {@code 0x400} and {@code 02000} are 1024 (parse_numeric of sysctl.c, FreeBSD
 * 13).
 */
final class SysctlNumbers {

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?)(?:0[xX]([0-9a-fA-F]+)|0([0-7]+)|(0|[1-9][0-9]*))");
  private static final Pattern TEMPERATURE = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)([CFK]?)");
  private static final int MOST_DIGITS = 40;
  private static final BigDecimal FREEZING = new BigDecimal("273.15");

  private SysctlNumbers() {}

  /** The numbers, modulo what fits into {@code bits}; empty when the text is none that is taken. */
  static Optional<List<BigInteger>> read(String text, int bits) {
    List<BigInteger> numbers = new ArrayList<>();
    for (String word : text.split("[ ,]+", -1)) {
      Optional<BigInteger> number = word.isEmpty() ? Optional.empty() : number(word, bits);
      if (!word.isEmpty() && number.isEmpty()) {
        return Optional.empty();
      }
      number.ifPresent(numbers::add);
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
  }

  private static Optional<BigInteger> number(String word, int bits) {
    Matcher matcher = NUMBER.matcher(word);
    if (word.length() > MOST_DIGITS || !matcher.matches()) {
      return Optional.empty();
    }
    BigInteger size =
        matcher.group(2) != null
            ? new BigInteger(matcher.group(2), 16)
            : matcher.group(3) != null
                ? new BigInteger(matcher.group(3), 8)
                : new BigInteger(matcher.group(4));
    BigInteger number = matcher.group(1).equals("-") ? size.negate() : size;
    BigInteger all = BigInteger.ONE.shiftLeft(bits);
    boolean fits = number.compareTo(all) < 0 && number.compareTo(all.shiftRight(1).negate()) >= 0;
    return fits ? Optional.of(number.mod(all)) : Optional.empty();
  }

  /** Whether the printed value is a temperature, such as {@code 45.1C} (formats IK of sysctl.c). */
  static boolean isTemperature(String printed) {
    return printed.endsWith("C") && TEMPERATURE.matcher(printed).matches();
  }

  /** Whether {@code text} can be set as a temperature. */
  static boolean readsAsTemperature(String text) {
    return text.length() <= MOST_DIGITS && TEMPERATURE.matcher(text).matches();
  }

  /**
   * Whether two temperatures are the same in what sysctl(8) prints of them, give or take the last
   * digit, which rounding moves.
   */
  static boolean sameTemperature(String wanted, String printed) {
    BigDecimal found = new BigDecimal(printed.substring(0, printed.length() - 1));
    Matcher matcher = TEMPERATURE.matcher(wanted);
    if (!readsAsTemperature(wanted) || !matcher.matches()) {
      return false;
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    BigDecimal celsius =
        switch (matcher.group(2)) {
          case "C" -> number;
          case "K" -> number.subtract(FREEZING);
          case "F" ->
              number
                  .subtract(BigDecimal.valueOf(32))
                  .multiply(BigDecimal.valueOf(5))
                  .divide(BigDecimal.valueOf(9), 6, java.math.RoundingMode.HALF_UP);
          default -> number.movePointLeft(found.scale()).subtract(FREEZING);
        };
    BigDecimal lastDigit = BigDecimal.ONE.movePointLeft(found.scale());
    return celsius.subtract(found).abs().compareTo(lastDigit) <= 0;
  }
}
