package org.qjailctl.schema.binding;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The section {@code sysctl}. */
final class SysctlBinding {

  private static final SysctlName SECURELEVEL = SysctlName.of("kern.securelevel");

  /** What sysctl(8) reads of a line of its file, name and all, is shorter than BUFSIZ. */
  private static final int LONGEST = 500;

  private static final Form<SysctlName> NAME =
      Form.of(
          SysctlName::parse,
          ManifestCode.BAD_SYSCTL_NAME,
          "Write a name as sysctl -aN prints it, such as net.inet.ip.forwarding.");

  private static final Form<String> VALUE =
      Form.of(
          SysctlBinding::value,
          ManifestCode.BAD_SYSCTL_VALUE,
          "Write the value as sysctl -n prints it.");

  private SysctlBinding() {}

  static SortedMap<SysctlName, String> read(Section top) {
    SortedMap<SysctlName, String> all = new TreeMap<>();
    top.named("sysctl", NAME, (name, node) -> variable(name, node, top.reading()))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static Optional<Map.Entry<SysctlName, String>> variable(
      Placed<SysctlName> name, YamlNode node, Reading reading) {
    Optional<Placed<String>> value =
        reading.textOrNumber(node).flatMap(text -> VALUE.read(text, reading.problems()));
    value
        .filter(level -> name.value().equals(SECURELEVEL) && !level.value().matches("0|-1"))
        .ifPresent(
            level ->
                reading
                    .problems()
                    .report(
                        ManifestCode.SYSCTL_SECURELEVEL,
                        level.place(),
                        "qjail refuses to work above security level 0, and only a boot brings it"
                            + " down again.",
                        "Take kern.securelevel out; securelevel of a jail is"
                            + " parameters.securelevel there."));
    return value.map(text -> Map.entry(name.value(), text.value()));
  }

  private static Parsed<String> value(String text) {
    if (text.isEmpty()) {
      return Parsed.refused("there is nothing to set");
    }
    if (!text.equals(text.strip())) {
      return Parsed.refused("a value of a kernel variable starts and ends with no space");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Parsed.refused("a value in sysctl.conf stands on one line");
    }
    if (text.chars().anyMatch(c -> c == '#' || c == '"' || c == '\'')) {
      return Parsed.refused("sysctl.conf has uses of its own for #, \" and '");
    }
    if (text.matches("0o[0-7]+")) {
      return Parsed.refused("sysctl(8) writes octal numbers with a 0 alone in front");
    }
    return text.length() <= LONGEST
        ? Parsed.ok(text)
        : Parsed.refused("it is longer than " + LONGEST + " characters");
  }
}
