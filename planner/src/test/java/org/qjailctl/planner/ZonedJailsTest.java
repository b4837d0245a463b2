package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.BootPolicy;

/** Jails of zones are left alone, and told of where they stand in the way. */
class ZonedJailsTest {

  private static List<String> codes(Given given) {
    return Planner.plan(given.manifest(), given.host()).problems().stream()
        .filter(Diagnostic::isError)
        .map(problem -> problem.code().value())
        .toList();
  }

  @Test
  void aNameThatAZoneHasIsTaken() {
    assertThat(
            codes(
                new Given()
                    .wants(jail("lab1", "192.168.1.1"))
                    .zoned("lab1", "lab", BootPolicy.AUTO, false)))
        .containsExactly("QJ2342");
  }

  @Test
  void noneIsTakenAwayByItsName() {
    assertThat(
            codes(
                new Given()
                    .wantsAbsent("lab1")
                    .file("/usr/local/etc/qjail.global/lab1")
                    .zoned("lab1", "lab", BootPolicy.AUTO, false)))
        .containsExactly("QJ2342");
  }

  @Test
  void oneThatRunsKeepsTheBaseSystemFromBeingLaidOut() {
    assertThat(
            codes(
                new Given()
                    .wantsBaseThatFollowsTheHost()
                    .noBase()
                    .zoned("lab1", "lab", BootPolicy.MANUAL, true)))
        .containsExactly("QJ2232");
  }

  @Test
  void oneThatIsStoppedOrThatQjailPassesOverDoesNot() {
    assertThat(
            codes(
                new Given()
                    .wantsBaseThatFollowsTheHost()
                    .noBase()
                    .zoned("lab1", "lab", BootPolicy.NORUN, true)
                    .zoned("lab2", "lab", BootPolicy.AUTO, false)))
        .isEmpty();
  }

  @Test
  void oneThatRunsKeepsNoJailFromChanging() {
    assertThat(
            codes(
                new Given()
                    .wants(jail("web", "192.168.1.1"))
                    .zoned("lab1", "lab", BootPolicy.AUTO, true)))
        .isEmpty();
  }
}
