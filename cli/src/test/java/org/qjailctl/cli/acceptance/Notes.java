package org.qjailctl.cli.acceptance;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run found, kept on the host while it lasts: a run that is killed leaves them, and the next
 * one puts the host back by them.
 *
 * @param rcConf the text of /etc/rc.conf
 * @param journal whether qjailctl had kept a journal there before
 */
record Notes(String rcConf, Pf pf, boolean journal) {

  /** Where qjailctl keeps its journal. */
  static final String JOURNAL = "/var/db/qjailctl";

  private static final String FOLDER = "/var/db/qjailctl-acceptance";

  /** Variables that the product sets at the manifests' word and that others may have set before. */
  private static final List<String> SHARED =
      List.of("cloned_interfaces", "pf_enable", "qjail_enable");

  /** The notes of a run that did not come to its end. */
  static Optional<Notes> left(ByHand byHand) {
    return byHand
        .reads(FOLDER + "/complete")
        .map(
            state ->
                new Notes(
                    byHand.reads(FOLDER + "/rc.conf").orElse(""),
                    new Pf(
                        state.contains("enabled"),
                        state.contains("empty"),
                        byHand.reads(FOLDER + "/pf.conf"),
                        byHand.reads(FOLDER + "/anchor")),
                    state.contains("journal")));
  }

  static Notes taken(ByHand byHand) {
    Notes notes =
        new Notes(
            byHand.reads("/etc/rc.conf").orElse(""), Pf.found(byHand), byHand.stands(JOURNAL));
    byHand.does("mkdir", "-p", "-m", "0700", FOLDER);
    byHand.writes(FOLDER + "/rc.conf", notes.rcConf);
    notes.pf.conf().ifPresent(text -> byHand.writes(FOLDER + "/pf.conf", text));
    notes.pf.anchorFile().ifPresent(text -> byHand.writes(FOLDER + "/anchor", text));
    byHand.writes(
        FOLDER + "/complete",
        (notes.pf.enabled() ? "enabled" : "off")
            + (notes.pf.empty() ? " empty" : "")
            + (notes.journal ? " journal" : "")
            + "\n");
    return notes;
  }

  /** Puts the host back to what they say, and throws them away. */
  void restore(ByHand byHand) {
    // The packet filter first: nothing else can cut anybody off.
    pf.restore(byHand);
    new Traces(byHand).remove();
    for (String name : SHARED) {
      Optional<String> was = assigned(name, rcConf);
      Optional<String> is = assigned(name, byHand.reads("/etc/rc.conf").orElse(""));
      if (!was.equals(is)) {
        was.ifPresentOrElse(
            value -> byHand.does("sysrc", name + "=" + value),
            () -> byHand.does("sysrc", "-x", name));
      }
    }
    if (!journal) {
      byHand.does("rm", "-rf", JOURNAL);
    }
    byHand.does("rm", "-rf", FOLDER);
  }

  private static Optional<String> assigned(String name, String text) {
    Matcher line = Pattern.compile("(?m)^" + name + "=\"?([^\"\\n]*)\"?").matcher(text);
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }
}
