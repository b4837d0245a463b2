package org.qjailctl.core.manifest;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.HostPath;

/**
 * The one pf anchor that qjailctl owns, the file that holds its rules, and the rules themselves.
 */
public final class PfAnchor {

  public static final String NAME = "qjailctl";

  /** What {@code load anchor} in /etc/pf.conf reads at each boot and reload. */
  public static final HostPath FILE = HostPath.of("/usr/local/etc/qjailctl.pf.conf");

  /** The main rule file of the host. */
  public static final HostPath PF_CONF = HostPath.of("/etc/pf.conf");

  /** The lines of /etc/pf.conf that bring the anchor in, in the order that pf.conf(5) asks for. */
  public static final List<String> HOOKS =
      List.of(
          "nat-anchor \"" + NAME + "\"",
          "rdr-anchor \"" + NAME + "\"",
          "load anchor \"" + NAME + "\" from \"" + FILE + "\"");

  private PfAnchor() {}

  /**
   * The anchor's rule file for {@code pf}: its nat rules, then its rdr rules, in the order of the
   * manifest. It ends in a line feed, without which pf refuses a file (FreeBSD 13.2, recorded).
   */
  public static String rules(Pf pf) {
    List<String> lines = new ArrayList<>();
    lines.add("# Written by qjailctl; a change made here is undone by its next apply.");
    for (Pf.Nat nat : pf.nat()) {
      lines.add(rule(nat));
    }
    for (Pf.Redirect rdr : pf.rdr()) {
      lines.add(rule(rdr));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The pf.conf(5) line of {@code nat}. */
  public static String rule(Pf.Nat nat) {
    return "nat pass on %s inet from %s to %s -> %s"
        .formatted(nat.on(), nat.from(), nat.to(), nat.translate());
  }

  /** The pf.conf(5) line of {@code rdr}. */
  public static String rule(Pf.Redirect rdr) {
    return "rdr pass on %s inet proto %s from %s to %s port %s -> %s port %s"
        .formatted(
            rdr.on(), rdr.proto(), rdr.from(), rdr.to(), rdr.port(), rdr.target(), rdr.toPort());
  }
}
