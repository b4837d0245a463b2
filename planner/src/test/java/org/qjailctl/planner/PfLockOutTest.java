package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.SshConnection;
import org.qjailctl.core.plan.Plan;

/** Rules that would keep the operator out are not loaded over ssh. */
class PfLockOutTest {

  private static final Pf WANTED = new Pf(true, List.of(), List.of());
  private static final Optional<SshConnection> SSH =
      Optional.of(
          new SshConnection(Ipv4Address.of("10.0.2.2"), Ipv4Address.of("10.0.2.15"), new Port(22)));

  private static PfState pf(boolean runs, Optional<SshConnection> ssh, String... rules) {
    return new PfState(
        Fact.known(runs),
        Fact.known(Optional.of("block in all\n")),
        Fact.known(Optional.empty()),
        Fact.known(List.of()),
        Fact.known(List.of()),
        Fact.known(List.of()),
        FileMode.READABLE,
        Fact.known(true),
        Fact.known(List.of(rules)),
        Fact.known(ssh));
  }

  private static List<String> codes(PfState found) {
    Given given = new Given().wantsPf(WANTED).pf(found).live("vtnet0", "10.0.2.15");
    Plan plan = Planner.plan(given.manifest(), given.host());
    return plan.problems().stream().map(problem -> problem.code().value()).toList();
  }

  @Test
  void pfIsNotStartedWithRulesThatBlockTheOperator() {
    assertThat(codes(pf(false, SSH, "block drop in all"))).contains("QJ2551");
  }

  @Test
  void norAreTheyLoadedIntoOneThatRuns() {
    assertThat(codes(pf(true, SSH, "block drop in all"))).contains("QJ2551");
  }

  @Test
  void theOperatorIsToldThatTheirSessionHangs() {
    String[] rules = {
      "block drop in all", "pass in proto tcp from any to any port = ssh flags S/SA keep state"
    };
    assertThat(codes(pf(false, SSH, rules))).contains("QJ2552").doesNotContain("QJ2551");
    assertThat(codes(pf(true, SSH, rules))).doesNotContain("QJ2552", "QJ2551");
  }

  @Test
  void whatDependsOnTheOperatorsSystemIsWarnedOf() {
    assertThat(
            codes(
                pf(
                    true,
                    SSH,
                    "pass all flags S/SA keep state",
                    "block drop in quick proto tcp from any os \"Windows\" to any")))
        .contains("QJ2555")
        .doesNotContain("QJ2551");
  }

  @Test
  void atTheConsoleNobodyIsKeptOut() {
    assertThat(codes(pf(false, Optional.empty(), "block drop in all")))
        .doesNotContain("QJ2551", "QJ2552");
  }

  @Test
  void theManifestsOwnRulesCountBehindThoseOfTheFile() {
    PfState found = pf(false, SSH, "block drop in all");
    Pf.Raw raw = new Pf.Raw(List.of(), List.of("pass in proto tcp to port ssh flags any"));
    Pf let = new Pf(true, new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), raw);
    Given given = new Given().wantsPf(let).pf(found).live("vtnet0", "10.0.2.15");

    assertThat(Planner.plan(given.manifest(), given.host()).problems())
        .extracting(problem -> problem.code().value())
        .doesNotContain("QJ2551", "QJ2552");
    assertThat(PfAnchor.FILTER_HOOK).isEqualTo("anchor \"qjailctl\"");
  }
}
