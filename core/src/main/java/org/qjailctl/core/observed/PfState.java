package org.qjailctl.core.observed;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.FileMode;

/**
 * The packet filter.
 *
 * @param enabled whether it filters now
 * @param pfConf the text of /etc/pf.conf, each byte a character (ISO 8859-1), so that it can be
 *     written back as it was; empty when there is no such file
 * @param rulesFile the text of the anchor's rule file; empty when there is no such file
 * @param mainRules the loaded main ruleset, translation before filter rules, as pfctl(8) prints it
 * @param anchorRules the loaded rules of qjailctl's anchor, as pfctl prints them, and behind them
 *     the contents of its tables, as {@code <name> address}
 * @param wantedRules the rules and contents that are wanted, as pfctl would print them if it loaded
 *     them now; unknown, with pfctl's words, when pfctl refuses them
 * @param pfConfMode the permissions of /etc/pf.conf, or those that it would get
 * @param mainAsWritten whether the main ruleset is loaded as /etc/pf.conf has it, qjailctl's own
 *     lines apart; unknown, with pfctl's words, when pfctl refuses the file
 * @param mainWritten the filter rules of /etc/pf.conf and its {@code set skip on}, as pfctl would
 *     print them if it loaded them now; unknown, with pfctl's words, when pfctl refuses the file
 * @param operator the ssh connection through which the host is asked; empty when it is none
 */
public record PfState(
    Fact<Boolean> enabled,
    Fact<Optional<String>> pfConf,
    Fact<Optional<String>> rulesFile,
    Fact<List<String>> mainRules,
    Fact<List<String>> anchorRules,
    Fact<List<String>> wantedRules,
    FileMode pfConfMode,
    Fact<Boolean> mainAsWritten,
    Fact<List<String>> mainWritten,
    Fact<Optional<SshConnection>> operator) {

  /** A packet filter that nobody asked about. */
  public static PfState notProbed() {
    return new PfState(
        Fact.notProbed(),
        Fact.notProbed(),
        Fact.notProbed(),
        Fact.notProbed(),
        Fact.notProbed(),
        Fact.notProbed(),
        FileMode.READABLE,
        Fact.notProbed(),
        Fact.notProbed(),
        Fact.notProbed());
  }

  /** The same, asked through another connection. */
  public PfState askedThrough(Fact<Optional<SshConnection>> other) {
    return new PfState(
        enabled,
        pfConf,
        rulesFile,
        mainRules,
        anchorRules,
        wantedRules,
        pfConfMode,
        mainAsWritten,
        mainWritten,
        other);
  }
}
