package org.qjailctl.cli.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Outcome;

/**
 * The packet filter as the run found it, so that it can be left like that.
 *
 * @param enabled whether it filtered
 * @param empty whether it had no rules loaded, though the device is there
 * @param conf /etc/pf.conf, where there was one
 * @param anchorFile the rule file of qjailctl's anchor, where there was one
 */
record Pf(boolean enabled, boolean empty, Optional<String> conf, Optional<String> anchorFile) {

  static final String CONF = "/etc/pf.conf";
  static final String ANCHOR = "qjailctl";
  static final String ANCHOR_FILE = "/usr/local/etc/qjailctl.pf.conf";

  static Pf found(ByHand byHand) {
    return new Pf(
        isEnabled(byHand),
        byHand.types("pfctl", "-sr").stdout().isEmpty()
            && byHand.types("pfctl", "-sn").stdout().isEmpty(),
        byHand.reads(CONF),
        byHand.reads(ANCHOR_FILE));
  }

  static boolean isEnabled(ByHand byHand) {
    Outcome outcome = byHand.types("pfctl", "-s", "info");
    return outcome.good() && outcome.stdout().utf8().startsWith("Status: Enabled");
  }

  /** Brings the files back, then pf itself; never leaves it running with rules of the suite. */
  void restore(ByHand byHand) {
    boolean changed =
        !byHand.reads(CONF).equals(conf) || !byHand.reads(ANCHOR_FILE).equals(anchorFile);
    boolean runs = isEnabled(byHand);
    if (!changed && runs == enabled) {
      return;
    }
    put(byHand, CONF, conf);
    put(byHand, ANCHOR_FILE, anchorFile);
    if (runs && !enabled) {
      byHand.does("service", "pf", "onestop");
    }
    if (anchorFile.isEmpty()) {
      clear(byHand, List.of("-a", ANCHOR));
    }
    if (!enabled && empty) {
      clear(byHand, List.of());
    }
    if (enabled) {
      byHand.does("service", "pf", runs ? "onereload" : "onestart");
    }
  }

  private static void put(ByHand byHand, String path, Optional<String> text) {
    if (byHand.reads(path).equals(text)) {
      return;
    }
    text.ifPresentOrElse(was -> byHand.writes(path, was), () -> byHand.does("rm", "-f", path));
  }

  private static void clear(ByHand byHand, List<String> anchor) {
    for (String what : List.of("nat", "rules")) {
      List<String> argv = new ArrayList<>(List.of("pfctl"));
      argv.addAll(anchor);
      argv.addAll(List.of("-F", what));
      byHand.types(argv.toArray(String[]::new));
    }
  }
}
