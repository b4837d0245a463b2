package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.plan.Plan;

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
        Fact.known(List.of()));
  }
}
