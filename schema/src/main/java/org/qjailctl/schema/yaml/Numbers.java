package org.qjailctl.schema.yaml;

import org.qjailctl.schema.yaml.YamlNode.Scalar;

/** The whole numbers of YAML 1.2's core schema. */
public final class Numbers {

  private Numbers() {}

  /**
   * The value of an INTEGER scalar, in decimal, octal (0o17) or hexadecimal (0x1f). What does not
   * fit into a long becomes the nearest long: no key of a manifest takes such a number.
   */
  public static long whole(Scalar scalar) {
    String text = scalar.text();
    try {
      if (text.startsWith("0o")) {
        return Long.parseLong(text.substring(2), 8);
      }
      return text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
