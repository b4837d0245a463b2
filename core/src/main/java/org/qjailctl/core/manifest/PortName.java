package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.Parsed;

/** A port by its place in the ports tree: {@code sysutils/qjail}. */
public record PortName(String value) {

  /** Where ports(7) has the tree. */
  public static final HostPath TREE = HostPath.of("/usr/ports");

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]+/[A-Za-z0-9][A-Za-z0-9_.+-]*");

  public PortName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static Parsed<PortName> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new PortName(text))
        : Parsed.refused("a port is named by its folders below " + TREE + ", category first");
  }

  public HostPath folder() {
    return TREE.child(value.substring(0, value.indexOf('/')))
        .child(value.substring(value.indexOf('/') + 1));
  }

  /** Without it there is no port. */
  public HostPath makefile() {
    return folder().child("Makefile");
  }

  @Override
  public String toString() {
    return value;
  }
}
