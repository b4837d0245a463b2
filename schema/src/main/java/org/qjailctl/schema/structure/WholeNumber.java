package org.qjailctl.schema.structure;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.qjailctl.schema.yaml.YamlNode;

/** What to write where something else stands than the whole number that belongs there. */
final class WholeNumber {

  /** The services(5) that redirects are most often for. */
  private static final Map<String, Integer> SERVICES =
      Map.of(
          "ssh",
          22,
          "smtp",
          25,
          "domain",
          53,
          "http",
          80,
          "https",
          443,
          "mysql",
          3306,
          "postgresql",
          5432,
          "postgres",
          5432);

  private WholeNumber() {}

  static String remedy(YamlNode.Scalar scalar, String example) {
    String text = scalar.text();
    String path = scalar.place().path().toString();
    Integer service = SERVICES.get(text.toLowerCase(Locale.ROOT));
    if (service != null) {
      return "Write the port's number: " + service + ".";
    }
    if (scalar.kind() == YamlNode.Scalar.Kind.TEXT && text.matches("0|[1-9][0-9]{0,9}")) {
      return "Write " + text + ", without quotes.";
    }
    if (path.matches("pf\\.rdr\\[[0-9]+]\\.port") && text.matches("[0-9]{1,5}[:-][0-9]{1,5}")) {
      return "Write a range behind ports: `ports: [\"" + text.replace('-', ':') + "\"]`.";
    }
    if (text.matches("[1-9][0-9]{0,2}([_,'][0-9]{3}){1,3}")) {
      return "Write " + text.replaceAll("[_,']", "") + ".";
    }
    if (scalar.kind() == YamlNode.Scalar.Kind.FLOAT && text.matches("[0-9.]{1,9}(e[0-9])?")) {
      BigDecimal number = new BigDecimal(text);
      boolean whole = number.stripTrailingZeros().scale() <= 0;
      if (whole || path.endsWith(".version")) {
        return "Write " + number.toBigInteger() + ".";
      }
    }
    return "Write a whole number, such as " + example + ".";
  }
}
