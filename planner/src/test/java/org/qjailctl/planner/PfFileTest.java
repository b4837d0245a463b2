package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

/** Which file pf loads at boot. */
class PfFileTest {

  @Test
  void anAnchorThatPfWouldNotReadIsRefused() {
    Given given = new Given().wantsPf(new Pf(true, List.of(), List.of())).pf(stopped());

    assertThat(plan(given.rc("pf_rules", "/etc/pf.conf")).refused()).isFalse();
    Plan elsewhere = plan(given.rc("pf_rules", "/usr/local/etc/pf.conf"));
    assertThat(elsewhere.steps()).isEmpty();
    assertThat(elsewhere.problems())
        .extracting(Diagnostic::detail)
        .singleElement()
        .asString()
        .contains("/usr/local/etc/pf.conf");
  }

  @Test
  void rulesThatAreNotLoadedAsTheFileHasThemAreToldOf() {
    Given given = new Given().wantsPf(new Pf(true, List.of(), List.of())).rc("pf_enable", "YES");

    assertThat(codes(given.pf(running(Fact.known(true))))).isEmpty();
    assertThat(codes(given.pf(running(Fact.known(false))))).containsExactly("QJ2504");
    assertThat(codes(given.pf(running(Fact.unknown("stdin:3: syntax error")))))
        .containsExactly("QJ2505");
    assertThat(plan(given.pf(running(Fact.known(false)))).steps())
        .as("the operator's lines are the operator's")
        .isEmpty();
  }

  @Test
  void theFileKeepsItsMode() {
    PfState found =
        new PfState(
            Fact.known(false),
            Fact.known(Optional.of("pass all\n")),
            Fact.known(Optional.empty()),
            Fact.known(List.of()),
            Fact.known(List.of()),
            Fact.known(List.of()),
            new FileMode(0600),
            Fact.known(true),
            Fact.known(List.of()),
            Fact.known(Optional.empty()));

    assertThat(plan(new Given().wantsPf(new Pf(true, List.of(), List.of())).pf(found)).steps())
        .extracting(PlannedStep::step)
        .filteredOn(PfStep.HookPf.class::isInstance)
        .extracting(step -> ((PfStep.HookPf) step).mode())
        .containsExactly(new FileMode(0600));
  }

  private static List<String> codes(Given given) {
    return plan(given).problems().stream().map(problem -> problem.code().toString()).toList();
  }

  private static PfState running(Fact<Boolean> asWritten) {
    return new PfState(
        Fact.known(true),
        Fact.known(Optional.of(String.join("\n", PfAnchor.HOOKS) + "\n")),
        Fact.known(Optional.of(PfAnchor.rules(new Pf(true, List.of(), List.of())))),
        Fact.known(List.of("nat-anchor \"qjailctl\" all", "rdr-anchor \"qjailctl\" all")),
        Fact.known(List.of()),
        Fact.known(List.of()),
        FileMode.READABLE,
        asWritten,
        Fact.known(List.of()),
        Fact.known(Optional.empty()));
  }

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static PfState stopped() {
    return new PfState(
        Fact.known(false),
        Fact.known(Optional.empty()),
        Fact.known(Optional.empty()),
        Fact.known(List.of()),
        Fact.known(List.of()),
        Fact.known(List.of()),
        FileMode.READABLE,
        Fact.known(true),
        Fact.known(List.of()),
        Fact.known(Optional.empty()));
  }
}
