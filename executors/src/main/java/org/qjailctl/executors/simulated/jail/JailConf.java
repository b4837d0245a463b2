package org.qjailctl.executors.simulated.jail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One jail of a jail.conf(5) file, as far as such files are written by programs: a name, then one
 * parameter a line.
 *
 * @param parameters values by name; a parameter without a value is {@code true}
 */
record JailConf(String name, Map<String, String> parameters) {

  private static final Pattern OPENING = Pattern.compile("(\\S+)\\s*\\{\\s*");
  private static final Pattern SETTING =
      Pattern.compile("\\s*([a-z0-9_.]+)\\s*(?:\\+?=\\s*(.*?)\\s*)?;\\s*");

  JailConf {
    parameters = Map.copyOf(parameters);
  }

  static Optional<JailConf> parse(String text) {
    Optional<String> name = Optional.empty();
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Matcher opening = OPENING.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (opening.matches()) {
        name = Optional.of(opening.group(1));
      } else if (setting.matches()) {
        String value = setting.group(2) == null ? "true" : unquoted(setting.group(2));
        parameters.merge(setting.group(1), value, (old, more) -> old + "\n" + more);
      }
    }
    return name.map(n -> new JailConf(n, parameters));
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  Optional<String> value(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }

  boolean has(String parameter) {
    return parameters.containsKey(parameter);
  }

  /**
   * The addresses of {@code ip4.addr} or {@code ip6.addr}, each with the interface that gets it.
   */
  List<Wanted> addresses(String parameter) {
    String list = value(parameter).orElse("");
    if (list.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(list.split(","))
        .map(
            one -> {
              int bar = one.indexOf('|');
              Optional<String> own =
                  bar < 0 ? value("interface") : Optional.of(one.substring(0, bar));
              return new Wanted(own, one.substring(bar + 1));
            })
        .toList();
  }

  /** An address as it is written, and the interface that is to carry it. */
  record Wanted(Optional<String> nic, String address) {}
}
