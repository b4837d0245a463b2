package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;

/** pf as recording 10 has it; the answers are given by command. */
final class PfReadingTest {

  private static final Outcome SILENT = Outcome.finished(0, Bytes.NONE, Bytes.NONE);
  private static final Outcome NO_FILE =
      Outcome.finished(1, Bytes.NONE, Bytes.utf8("No such file or directory\n"));

  private static final Outcome NO_DEVICE =
      RecordedSteps.outcome("01-base-facts", 21, "pfctl -s info");
  private static final Outcome NO_ANCHOR =
      RecordedSteps.outcome("10-pf", 24, "pfctl -a nosuch -sn");

  @Test
  void aLoadedAnchorShowsTheRulesThatAreWanted() {
    PfState pf =
        read(
            RecordedSteps.outcome("10-pf", 12, "pfctl -s info"),
            RecordedSteps.outcome("10-pf", 18, "pfctl -sn"),
            RecordedSteps.outcome("10-pf", 20, "pfctl -a qjailctl -sn"),
            SILENT,
            RecordedSteps.outcome(
                "10-pf", 21, "pfctl -a qjailctl -nvf /usr/local/etc/qjailctl.pf.conf"));
    assertThat(pf.enabled()).isEqualTo(Fact.known(true));
    assertThat(pf.mainRules())
        .isEqualTo(
            Fact.known(List.of("nat-anchor \"qjailctl\" all", "rdr-anchor \"qjailctl\" all")));
    assertThat(pf.anchorRules()).isEqualTo(pf.wantedRules());
    assertThat(pf.anchorRules().known().orElseThrow()).hasSizeGreaterThan(5);
    assertThat(pf.pfConf()).isEqualTo(Fact.known(Optional.empty()));
  }

  @Test
  void withoutTheModuleNothingIsEnabledOrLoaded() {
    PfState pf = read(NO_DEVICE, NO_DEVICE, NO_DEVICE, NO_DEVICE, SILENT);
    assertThat(pf.enabled()).isEqualTo(Fact.known(false));
    assertThat(pf.mainRules()).isEqualTo(Fact.known(List.of()));
    assertThat(pf.anchorRules()).isEqualTo(Fact.known(List.of()));
    assertThat(pf.wantedRules()).isEqualTo(Fact.known(List.of()));
  }

  @Test
  void anAnchorThatIsNotThereHoldsNoRules() {
    PfState pf =
        read(
            RecordedSteps.outcome("10-pf", 37, "pfctl -s info"),
            SILENT,
            NO_ANCHOR,
            NO_ANCHOR,
            SILENT);
    assertThat(pf.enabled()).isEqualTo(Fact.known(false));
    assertThat(pf.anchorRules()).isEqualTo(Fact.known(List.of()));
  }

  @Test
  void rulesThatPfRefusesAreUnknownInItsOwnWordsAndNotThoseAboutAltq() {
    Outcome refused =
        Outcome.finished(
            1,
            Bytes.NONE,
            Bytes.utf8(
                """
                No ALTQ support in kernel
                ALTQ related functions disabled
                stdin:1: syntax error
                """));
    assertThat(read(SILENT, SILENT, SILENT, SILENT, refused).wantedRules())
        .isEqualTo(Fact.unknown("pf refuses the rules: stdin:1: syntax error"));
  }

  @Test
  void wordsThatAreNotPfctlsAreUnknown() {
    Outcome denied =
        Outcome.finished(1, Bytes.NONE, Bytes.utf8("pfctl: /dev/pf: Permission denied\n"));
    PfState pf = read(denied, denied, denied, SILENT, SILENT);
    assertThat(pf.enabled())
        .isEqualTo(
            Fact.unknown(
                "pfctl -s info ended with exit status 1 (pfctl: /dev/pf: Permission denied)"));
    assertThat(pf.mainRules().known()).isEmpty();
    assertThat(pf.anchorRules().known()).isEmpty();
    assertThat(read(SILENT, SILENT, SILENT, SILENT, SILENT).enabled().known()).isEmpty();
  }

  @Test
  void whatIsInATableIsComparedAsWell() {
    PfState pf = tables("   10.0.0.0/8\n  !10.9.9.9\n");
    assertThat(pf.anchorRules()).isEqualTo(pf.wantedRules());
    assertThat(pf.wantedRules())
        .isEqualTo(
            Fact.known(
                List.of("pass all flags S/SA keep state", "<in> !10.9.9.9", "<in> 10.0.0.0/8")));
    PfState more = tables("   10.0.0.0/8\n   192.0.2.1\n  !10.9.9.9\n");
    assertThat(more.anchorRules()).isNotEqualTo(more.wantedRules());
  }

  private static PfState tables(String shown) {
    Outcome rules = Outcome.finished(0, Bytes.utf8("pass all flags S/SA keep state\n"), Bytes.NONE);
    Reading<PfState> reading =
        PfReading.of(Optional.of("table <in> persist { !10.9.9.9 10.0.0.0/8 }\npass all\n"));
    return reading.read(
        reading.operations().stream()
            .map(
                operation ->
                    switch (String.valueOf(operation)) {
                      case String text when text.contains("-T") ->
                          Outcome.finished(0, Bytes.utf8(shown), Bytes.NONE);
                      case String text when text.contains("-nvf, -") ->
                          Outcome.finished(
                              0,
                              Bytes.utf8(
                                  """
                                  ext = "em0"
                                  table <in> persist { !10.9.9.9 10.0.0.0/8 }
                                  pass all flags S/SA keep state
                                  """),
                              Bytes.NONE);
                      case String text when text.contains("qjailctl, -sr") -> rules;
                      default ->
                          operation instanceof Operation.Run
                              ? SILENT
                              : operation instanceof Operation.ReadFile
                                  ? NO_FILE
                                  : Outcome.listed(List.of());
                    })
            .toList());
  }

  /** The optimiser's tables have a number that each call draws anew. */
  @Test
  void tablesOfPfctlsOwnAreTheSameWhateverTheirNumbers() {
    Outcome one =
        Outcome.finished(
            0, Bytes.utf8("block drop in from <__automatic_5a3f_0> to any\n"), Bytes.NONE);
    Outcome other =
        Outcome.finished(
            0, Bytes.utf8("block drop in from <__automatic_9be1_0> to any\n"), Bytes.NONE);
    PfState pf = read(SILENT, SILENT, SILENT, one, other);
    assertThat(pf.anchorRules()).isEqualTo(pf.wantedRules());
    assertThat(pf.anchorRules().known().orElseThrow()).isNotEmpty();
  }

  private static PfState read(
      Outcome info, Outcome main, Outcome anchorNat, Outcome anchorFilter, Outcome wanted) {
    Reading<PfState> reading = PfReading.of(Optional.of("pass all\n"));
    List<Outcome> outcomes = new ArrayList<>();
    for (Operation operation : reading.operations()) {
      outcomes.add(
          switch (operation) {
            case Operation.Run run ->
                switch (String.join(" ", run.argv())) {
                  case "pfctl -s info" -> info;
                  case "pfctl -sn" -> main;
                  case "pfctl -sr" -> SILENT;
                  case "sh -c " + PfMainScript.TEXT -> SILENT;
                  case "pfctl -a qjailctl -sn" -> anchorNat;
                  case "pfctl -a qjailctl -sr" -> anchorFilter;
                  case "pfctl -a qjailctl -nvf -" -> wanted;
                  case "printenv SSH_CONNECTION" -> Outcome.finished(1, Bytes.NONE, Bytes.NONE);
                  default -> throw new IllegalArgumentException(run.argv().toString());
                };
            case Operation.ReadFile file -> NO_FILE;
            case Operation.ListTree tree -> Outcome.listed(List.of());
            case Operation.WriteFile file -> throw new IllegalArgumentException("a probe writes");
          });
    }
    return reading.read(outcomes);
  }
}
