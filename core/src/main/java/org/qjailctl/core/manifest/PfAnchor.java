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

  /** One more, at the end, where the anchor has filter rules. */
  public static final String FILTER_HOOK = "anchor \"" + NAME + "\"";

  /** Introduces raw translation rules, which look like qjailctl's own otherwise. */
  public static final String RAW = "# Raw translation rules:";

  /** Introduces nat and rdr behind raw translation rules. */
  public static final String OWN = "# nat and rdr:";

  private PfAnchor() {}

  /**
   * The anchor's rule file for {@code pf}: macros, tables, translation and filter rules, in pf's
   * order. It ends in a line feed, without which pf refuses a file (FreeBSD 13.2, recorded).
   */
  public static String rules(Pf pf) {
    List<String> lines = new ArrayList<>();
    lines.add("# Written by qjailctl; a change made here is undone by its next apply.");
    pf.macros().forEach((name, value) -> lines.add(name + " = \"" + value + "\""));
    pf.tables().forEach((name, table) -> lines.add(table(name, table)));
    if (!pf.raw().translation().isEmpty()) {
      lines.add(RAW);
      lines.addAll(pf.raw().translation());
      lines.add(OWN);
    }
    pf.nat().forEach(nat -> lines.add(rule(nat)));
    pf.rdr().forEach(rdr -> lines.add(rule(rdr)));
    lines.addAll(pf.raw().filter());
    return String.join("\n", lines) + "\n";
  }

  /**
   * The pf.conf(5) line of a table. It stays when no rule refers to it; without braces a load
   * leaves its contents as they are, with empty ones it is emptied (pf.conf(5)).
   */
  public static String table(PfTableName name, Pf.Table table) {
    return "table <"
        + name
        + "> persist"
        + table.addresses().map(all -> " { " + String.join(" ", all) + " }").orElse("");
  }

  /** The pf.conf(5) line of {@code nat}. */
  public static String rule(Pf.Nat nat) {
    return "nat pass on %s %s from %s to %s -> %s"
        .formatted(nat.on(), nat.family(), nat.from(), nat.to(), nat.translate());
  }

  /**
   * The pf.conf(5) line of {@code rdr}. A range keeps its ports where no port stands behind the
   * target, and shifts them where a {@code *} follows it.
   */
  public static String rule(Pf.Redirect rdr) {
    String toPort =
        rdr.port().isSingle()
            ? " port " + rdr.toPort()
            : rdr.toPort().equals(rdr.port().first()) ? "" : " port " + rdr.toPort() + ":*";
    return "rdr pass on %s %s proto %s from %s to %s port %s -> %s%s"
        .formatted(
            rdr.on(),
            rdr.family(),
            rdr.proto(),
            rdr.from(),
            rdr.to(),
            rdr.port(),
            rdr.target(),
            toPort);
  }

  /** The lines of /etc/pf.conf that bring in an anchor with these {@code rules}. */
  public static List<String> hooks(String rules) {
    List<String> hooks = new ArrayList<>(HOOKS);
    if (PfRulesText.filters(rules)) {
      hooks.add(FILTER_HOOK);
    }
    return List.copyOf(hooks);
  }

  /** Whether {@code line} of /etc/pf.conf is qjailctl's. */
  public static boolean isHook(String line) {
    return HOOKS.contains(line) || FILTER_HOOK.equals(line);
  }
}
