package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.planner.base.BaseUpdate;

/** The jails' base system follows the host's release between one stop and one start of each. */
class BaseUpdateTest {

  private static final SystemFacts NEWER =
      new SystemFacts("db1", "FreeBSD", "13.2-RELEASE-p4", "amd64", 0);

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static List<String> verbs(Plan plan) {
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  private static Given twoJails() {
    return new Given()
        .wantsBaseThatFollowsTheHost()
        .rc("qjail_enable", "YES")
        .live("lo1", "192.168.1.1", "192.168.1.2")
        .wants(jail("db", "192.168.1.1"))
        .wants(jail("web", "192.168.1.2"))
        .has(running("db", "192.168.1.1", BootPolicy.AUTO))
        .has(running("web", "192.168.1.2", BootPolicy.AUTO));
  }

  @Test
  void everyRunningJailStopsOnceAndStartsOnceAroundTheUpdate() {
    Plan plan = plan(twoJails().system(NEWER));

    assertThat(verbs(plan))
        .containsExactlyInAnyOrder(
            "jail db: stop",
            "jail web: stop",
            "qjail: update base",
            "jail db: start",
            "jail web: start");
    PlannedStep update =
        plan.steps().stream()
            .filter(step -> step.step() instanceof QjailStep.UpdateBase)
            .findFirst()
            .orElseThrow();
    assertThat(update.after())
        .extracting(Object::toString)
        .contains("jail db: stop", "jail web: stop");
    assertThat(plan.steps())
        .filteredOn(step -> step.id().verb().equals("start"))
        .allSatisfy(start -> assertThat(start.after()).contains(update.id()));
    assertThat(plan.restarts()).extracting(Object::toString).containsExactly("db", "web");
  }

  @Test
  void whatElseChangesOfAJailSharesItsStopAndStart() {
    Plan plan =
        plan(
            new Given()
                .wantsBaseThatFollowsTheHost()
                .rc("qjail_enable", "YES")
                .system(NEWER)
                .live("lo1", "192.168.1.1")
                .wants(jail("db", "192.168.1.1", JailParameter.ALLOW_SYSVIPC))
                .has(running("db", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(verbs(plan))
        .containsExactlyInAnyOrder(
            "jail db: stop", "jail db: configure", "qjail: update base", "jail db: start");
  }

  @Test
  void nothingHappensWhileTheHostIsNotNewer() {
    assertThat(plan(twoJails()).steps()).isEmpty();
  }

  @Test
  void anUpdateThatWasCutShortIsDueAgainThoughTheReleaseIsThere() {
    Plan plan = plan(twoJails().file("/var/db/qjailctl/updating"));

    assertThat(verbs(plan)).contains("qjail: update base", "jail db: stop", "jail db: start");
  }

  @Test
  void jailsThatACutLeftStoppedAreStartedBehindTheUpdate() {
    Plan plan = plan(twoJails().system(NEWER).has(stopped("db", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(verbs(plan)).containsSubsequence("qjail: update base", "jail db: start");
    assertThat(verbs(plan)).doesNotContain("jail db: stop");
  }

  @Test
  void refusedWhileAJailRunsThatNothingWouldStartAgain() {
    Plan plan = plan(twoJails().system(NEWER).has(running("other", "10.0.0.1", BootPolicy.AUTO)));

    assertThat(plan.problems())
        .extracting(Diagnostic::code)
        .extracting(Object::toString)
        .containsExactly("QJ2207");
    assertThat(plan.problems().getFirst().detail()).contains("[other]");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void withTheOperatorsConsentAForeignJailGoesDownOnceAndComesBack() {
    Given given =
        twoJails()
            .system(NEWER)
            .has(running("other", "10.0.0.1", BootPolicy.AUTO))
            .has(stopped("idle", "10.0.0.2", BootPolicy.AUTO));
    Plan plan =
        Planner.plan(given.manifest(), given.host(), new Consent(false, new TreeSet<>(), true));

    assertThat(verbs(plan))
        .containsSubsequence("jail other: stop", "qjail: update base", "jail other: start");
    assertThat(verbs(plan)).noneMatch(verb -> verb.startsWith("jail idle"));
    assertThat(plan.restarts()).extracting(Object::toString).contains("other");
    assertThat(plan.changes())
        .filteredOn(change -> change.resource().toString().equals("jail other"))
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.warnings())
                    .singleElement()
                    .asString()
                    .contains("qjailctl start other"));
  }

  @Test
  void theConsentStopsNoForeignJailWithoutAnUpdate() {
    Given given = twoJails().has(running("other", "10.0.0.1", BootPolicy.AUTO));

    assertThat(
            Planner.plan(given.manifest(), given.host(), new Consent(false, new TreeSet<>(), true))
                .steps())
        .isEmpty();
  }

  @Test
  void theHostsTreesAreCopiedBehindTheUpdateSourcesFirstAndTheJailsDoNotWaitForThem() {
    Plan plan = plan(withTrees(twoJails().system(NEWER)));

    assertThat(verbs(plan))
        .containsSubsequence("qjail: update base", "qjail: copy src", "qjail: copy ports");
    assertThat(plan.steps())
        .filteredOn(step -> step.id().verb().equals("start"))
        .isNotEmpty()
        .allSatisfy(
            start ->
                assertThat(start.after())
                    .extracting(Object::toString)
                    .doesNotContain("qjail: copy src", "qjail: copy ports"));
  }

  @Test
  void withoutAnUpdateOnlyTheTreeThatIsMissingIsCopied() {
    Given given = withTrees(twoJails()).regularFile("/usr/jails/sharedfs/usr/ports/Makefile");

    assertThat(verbs(plan(given))).containsExactly("qjail: copy src");
  }

  @Test
  void aCopyThatWasCutShortIsDueAgainThoughItsTopIsThere() {
    Given given =
        withTrees(twoJails())
            .regularFile("/usr/jails/sharedfs/usr/ports/Makefile")
            .regularFile("/usr/jails/sharedfs/usr/src/Makefile")
            .file("/var/db/qjailctl/copying-src");

    assertThat(verbs(plan(given))).containsExactly("qjail: copy src");
  }

  @Test
  void aTreeThatTheHostLacksIsRefused() {
    Plan plan = plan(twoJails().wantsTrees());

    assertThat(plan.problems())
        .extracting(Diagnostic::code)
        .extracting(Object::toString)
        .containsExactly("QJ2420", "QJ2420");
  }

  private static Given withTrees(Given given) {
    return given.wantsTrees().regularFile("/usr/src/Makefile").regularFile("/usr/ports/Makefile");
  }

  @Test
  void onlyWhereTheManifestAsksForIt() {
    Plan plan =
        plan(
            new Given()
                .wantsQjail()
                .rc("qjail_enable", "YES")
                .system(NEWER)
                .file("/var/db/qjailctl/updating"));

    assertThat(plan.steps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "13.2-RELEASE, 13.2-RELEASE-p1, true",
    "13.2-RELEASE-p9, 13.2-RELEASE-p10, true",
    "13.2-RELEASE-p10, 13.3-RELEASE, true",
    "9.3-RELEASE, 13.2-RELEASE, true",
    "13.2-RELEASE, 13.2-RELEASE, false",
    "13.2-RELEASE-p1, 13.2-RELEASE, false",
    "14.0-RELEASE, 13.2-RELEASE-p4, false",
    "13.2-RELEASE, 13.2-STABLE, false",
    "13.2-STABLE, 14.0-RELEASE, false"
  })
  void aReleaseIsOlderByItsNumbersAndABranchByNothing(String one, String other, boolean older) {
    assertThat(BaseUpdate.isOlder(one, other)).isEqualTo(older);
  }
}
