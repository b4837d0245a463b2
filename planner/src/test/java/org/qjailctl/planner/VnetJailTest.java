package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;

import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Plan;

/** A jail that has a network of its own: qjail lets hardly anything be changed of it. */
class VnetJailTest {

  @Test
  void oneThatTheManifestDescribesIsRefused() {
    Plan plan = plan(new Given().wants(jail("web", "10.0.2.50")).has(vnet("web")));

    assertThat(plan.refused()).isTrue();
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.detail()).contains("vnet"));
  }

  @Test
  void oneThatTheManifestLeavesOutIsLeftAlone() {
    Plan plan =
        plan(
            new Given()
                .wants(jail("other", "192.168.1.1"))
                .has(running("other", "192.168.1.1", BootPolicy.AUTO))
                .has(vnet("web")));

    assertThat(plan.refused()).isFalse();
    assertThat(plan.steps()).isEmpty();
  }

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static ObservedJail vnet(String name) {
    ObservedJail plain = running(name, "10.0.2.50", BootPolicy.AUTO);
    return new ObservedJail(
        plain.name(),
        "",
        plain.ip4(),
        plain.ip6(),
        plain.parameters(),
        plain.boot(),
        plain.running(),
        true);
  }
}
