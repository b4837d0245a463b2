package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;

/** The main ruleset against /etc/pf.conf, in the words of pfctl on a host with rules of its own. */
final class PfMainReadingTest {

  private static final String ALTQ = "No ALTQ support in kernel\nALTQ related functions disabled\n";

  private static final String WRITTEN =
      """
      ext_if = "em0"
      table <bruteforce> persist
      set skip on { lo0 lo1 }
      scrub in all fragment reassemble
      nat on em0 inet from 10.0.0.0/8 to any -> (em0) round-robin
      nat-anchor "ftp-proxy/*" all
      nat-anchor "qjailctl" all
      rdr-anchor "qjailctl" all
      block drop in quick from <bruteforce> to any
      anchor "blacklistd/*" in on em0
      anchor "inline" all {
        pass in proto tcp from any to any port = http flags S/SA keep state
      }
      pass all flags S/SA keep state
      """;

  private static final String NAT =
      """
      nat on em0 inet from 10.0.0.0/8 to any -> (em0) round-robin
      nat-anchor "ftp-proxy/*" all
      nat-anchor "qjailctl" all
      rdr-anchor "qjailctl" all
      """;

  private static final String RULES =
      """
      scrub in all fragment reassemble
      block drop in quick from <bruteforce> to any
      anchor "blacklistd/*" in on em0
      anchor "inline" all
      pass all flags S/SA keep state
      """;

  @Test
  void macrosTablesOptionsAndInlineAnchorsAreNoDifference() {
    assertThat(read(NAT, RULES, WRITTEN)).isEqualTo(Fact.known(true));
  }

  @Test
  void qjailctlsOwnLinesAreNoDifference() {
    assertThat(read("", "pass all\n", "rdr-anchor \"qjailctl\" all\npass all\n"))
        .isEqualTo(Fact.known(true));
  }

  @Test
  void anotherRuleOrAnotherOrderIsADifference() {
    assertThat(read(NAT, RULES, WRITTEN + "block drop all\n")).isEqualTo(Fact.known(false));
    assertThat(read("nat on em0 inet from 10.0.0.1 to any -> 10.0.0.2\n" + NAT, RULES, WRITTEN))
        .isEqualTo(Fact.known(false));
    assertThat(read("", "pass all\nblock drop all\n", "block drop all\npass all\n"))
        .isEqualTo(Fact.known(false));
  }

  @Test
  void aFileThatPfRefusesIsUnknownInItsWords() {
    Outcome refused =
        Outcome.finished(1, Bytes.NONE, Bytes.utf8(ALTQ + "/etc/pf.conf:7: syntax error\n"));

    assertThat(PfMainReading.of().read(List.of(said(""), said(""), refused)).asWritten())
        .isEqualTo(Fact.unknown("/etc/pf.conf:7: syntax error"));
  }

  private static Fact<Boolean> read(String nat, String rules, String written) {
    return PfMainReading.of().read(List.of(said(nat), said(rules), said(written))).asWritten();
  }

  private static Outcome said(String text) {
    return Outcome.finished(0, Bytes.utf8(text), Bytes.utf8(ALTQ));
  }
}
