package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;

/** What the host has on record decides what may go when the manifest is silent. */
class VanishedJailTest {

  private static final Consent PRUNE = new Consent(true, new TreeSet<>(), false);
  private static final JailRecord PROTECTED = new JailRecord(true, true);

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static Plan prune(Given given) {
    return Planner.plan(given.manifest(), given.host(), PRUNE);
  }

  private static Given lonelyJail() {
    return new Given()
        .wants(jail("web", "192.168.1.2"))
        .live("lo1", "192.168.1.1", "192.168.1.2")
        .has(running("web", "192.168.1.2", BootPolicy.AUTO))
        .has(running("old", "192.168.1.1", BootPolicy.AUTO));
  }

  private static List<String> verbs(Plan plan) {
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  private static List<String> codes(Plan plan) {
    return plan.problems().stream().map(Diagnostic::code).map(Object::toString).toList();
  }

  @Test
  void withoutPruneItIsReportedAndLeftAlone() {
    Plan plan = plan(lonelyJail().recorded("old", JailRecord.CREATED));

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.changes())
        .filteredOn(change -> change.resource().name().equals("old"))
        .flatExtracting(Change::warnings)
        .containsExactly("no longer in the manifest; --prune archives and deletes it");
  }

  @Test
  void withPruneItIsArchivedAndDeleted() {
    Plan plan = prune(lonelyJail().recorded("old", JailRecord.CREATED));

    assertThat(verbs(plan))
        .containsExactly("jail old: stop", "jail old: archive", "jail old: delete");
  }

  @Test
  void whatQjailctlDidNotMakeIsNeverPruned() {
    assertThat(prune(lonelyJail()).steps()).isEmpty();
    assertThat(prune(lonelyJail().recorded("old", JailRecord.NONE)).steps()).isEmpty();
  }

  @Test
  void whatTheManifestMentionsIsNotPruned() {
    assertThat(prune(lonelyJail().recorded("web", JailRecord.CREATED)).steps()).isEmpty();
  }

  @Test
  void whatIsProtectedIsNotPrunedThoughTheManifestIsSilent() {
    Plan plan = prune(lonelyJail().recorded("old", PROTECTED));

    assertThat(codes(plan)).containsExactly("QJ2404");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void whatIsProtectedIsNotDeletedByTheWordAbsentAlone() {
    Given protectedJail = lonelyJail().recorded("old", PROTECTED);

    assertThat(codes(plan(protectedJail.wantsAbsent("old")))).containsExactly("QJ2404");
    assertThat(verbs(plan(protectedJail.wantsAbsentUnprotected("old"))))
        .contains("jail old: delete");
  }

  @Test
  void protectionIsRecordedOnceAndLiftedWhenTheManifestNoLongerSaysIt() {
    Given unprotected = new Given().has(running("web", "192.168.1.2", BootPolicy.AUTO));
    unprotected.live("lo1", "192.168.1.2").wantsProtected(jail("web", "192.168.1.2"));
    Plan plan = plan(unprotected);
    assertThat(plan.steps())
        .singleElement()
        .extracting(step -> step.step())
        .isEqualTo(new JailStep.RecordJail(JailName.of("web"), new JailRecord(false, true)));

    assertThat(plan(unprotected.recorded("web", new JailRecord(false, true))).steps()).isEmpty();

    Plan lifted = plan(lonelyJail().recorded("web", PROTECTED));
    assertThat(lifted.steps())
        .singleElement()
        .extracting(step -> step.step())
        .isEqualTo(new JailStep.RecordJail(JailName.of("web"), JailRecord.CREATED));
  }

  @Test
  void aNewJailIsProtectedBehindItsCreation() {
    Plan plan = plan(new Given().wantsProtected(jail("web", "192.168.1.2")));

    assertThat(verbs(plan)).containsSubsequence("jail web: create", "jail web / lifecycle: record");
  }

  @Test
  void aRecordOfAJailThatSomebodyElseDeletedIsDroppedByPruneOnly() {
    Given gone = new Given().wants(jail("web", "192.168.1.2")).recorded("old", PROTECTED);

    assertThat(verbs(plan(gone))).noneMatch(verb -> verb.startsWith("jail old"));
    assertThat(plan(gone).changes()).noneMatch(c -> c.resource().name().equals("old"));
    assertThat(verbs(prune(gone))).contains("jail old: forget");
  }
}
