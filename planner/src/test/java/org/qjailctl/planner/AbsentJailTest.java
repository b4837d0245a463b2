package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

/** A jail that the manifest says is absent is archived, then deleted, and nothing else is. */
class AbsentJailTest {

  private static final JailName OLD = JailName.of("old");

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static List<String> verbs(Plan plan) {
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  private static List<String> codes(Plan plan) {
    return plan.problems().stream().map(Diagnostic::code).map(Object::toString).toList();
  }

  private static PlannedStep step(Plan plan, Class<? extends JailStep> kind) {
    return plan.steps().stream()
        .filter(step -> kind.isInstance(step.step()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " in " + verbs(plan)));
  }

  @Test
  void aRunningJailIsStoppedArchivedAndDeleted() {
    Plan plan =
        plan(new Given().has(running("old", "192.168.1.1", BootPolicy.AUTO)).wantsAbsent("old"));

    assertThat(verbs(plan))
        .containsExactly("jail old: stop", "jail old: archive", "jail old: delete");
    Change change = plan.changes().getFirst();
    assertThat(change.action()).isEqualTo(Action.DELETE);
    assertThat(change.impact()).isEqualTo(Impact.DESTROY);
    assertThat(change.title()).contains("/usr/jails/archive");
  }

  @Test
  void theDeletionNeedsTheVerifiedArchiveAndLeavesNothingButIt() {
    Plan plan =
        plan(
            new Given()
                .has(stopped("old", "192.168.1.1", BootPolicy.AUTO))
                .archive("old@202611232120.33.tar")
                .archive("older@202711232120.33.tar")
                .wantsAbsent("old"));

    PlannedStep archive = step(plan, JailStep.ArchiveJail.class);
    PlannedStep delete = step(plan, JailStep.DeleteJail.class);
    assertThat(archive.ensures())
        .as("an archive newer than the newest of this jail, and whole")
        .isEqualTo(
            new Condition.JailArchived(
                OLD, Optional.of(ArchiveName.of("old@202611232120.33.tar"))));
    assertThat(delete.after()).containsExactly(archive.id());
    assertThat(delete.ensures())
        .isEqualTo(
            new Condition.All(
                List.of(new Condition.JailGone(OLD), new Condition.ArchiveKept(OLD))));
  }

  @Test
  void aStatusIsLiftedFirstForTheArchiveWouldLackTheDefinition() {
    Plan plan =
        plan(new Given().has(stopped("old", "192.168.1.1", BootPolicy.NORUN)).wantsAbsent("old"));

    assertThat(verbs(plan))
        .containsExactly("jail old: lift status", "jail old: archive", "jail old: delete");
  }

  @Test
  void whatAJailThatEndedByItselfLeftMountedIsUnmountedFirst() {
    Plan plan =
        plan(
            new Given()
                .has(stopped("old", "192.168.1.1", BootPolicy.AUTO))
                .mounted("/usr/jails/sharedfs", "/usr/jails/old/sharedfs", "nullfs")
                .mounted("devfs", "/usr/jails/old/dev", "devfs")
                .mounted("/usr/jails/sharedfs", "/usr/jails/older/sharedfs", "nullfs")
                .wantsAbsent("old"));

    assertThat(step(plan, JailStep.UnmountJail.class).step())
        .isEqualTo(
            new JailStep.UnmountJail(
                OLD,
                List.of(
                    new Mounted("devfs", HostPath.of("/usr/jails/old/dev"), "devfs"),
                    new Mounted(
                        "/usr/jails/sharedfs", HostPath.of("/usr/jails/old/sharedfs"), "nullfs"))));
    assertThat(verbs(plan)).startsWith("jail old: unmount", "jail old: archive");
  }

  @Test
  void nothingIsDoneWhileSomethingElseIsMountedInTheJail() {
    Plan plan =
        plan(
            new Given()
                .has(running("old", "192.168.1.1", BootPolicy.AUTO))
                .mounted("/usr/jails/sharedfs", "/usr/jails/old/sharedfs", "nullfs")
                .mounted("/home", "/usr/jails/old/usr/home", "nullfs")
                .wantsAbsent("old"));

    assertThat(codes(plan)).containsExactly("QJ2402");
    assertThat(plan.problems().getFirst().detail())
        .contains("/usr/jails/old/usr/home")
        .doesNotContain("sharedfs");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aDeletionThatWasCutShortIsFinished() {
    Plan plan =
        plan(
            new Given()
                .file("/usr/jails/old")
                .file("/var/db/qjailctl/deleting/old")
                .archive("old@202611232120.33.tar")
                .wantsAbsent("old"));

    assertThat(verbs(plan)).containsExactly("jail old: finish deletion");
  }

  @Test
  void filesThatNobodyArchivedAreLeftAndTold() {
    Plan plan =
        plan(
            new Given()
                .file("/usr/jails/old")
                .archive("old@202611232120.33.tar")
                .wantsAbsent("old"));

    assertThat(codes(plan)).containsExactly("QJ2403");
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.refused()).isFalse();
  }

  @Test
  void aJailThatIsNotThereNeedsNothing() {
    Plan plan = plan(new Given().wantsAbsent("old"));

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.changes().getFirst().action()).isEqualTo(Action.UNCHANGED);
    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void aJailThatTakesItsAddressIsMadeWhenItIsGone() {
    Plan plan =
        plan(
            new Given()
                .live("lo1", "192.168.1.1")
                .has(running("old", "192.168.1.1", BootPolicy.AUTO))
                .wantsAbsent("old")
                .wants(jail("heir", "192.168.1.1")));

    assertThat(verbs(plan))
        .containsSubsequence("jail old: delete", "jail heir: create", "jail heir: start");
    assertThat(step(plan, JailStep.CreateJail.class).after())
        .contains(step(plan, JailStep.DeleteJail.class).id());
  }

  @Test
  void aLineThatVanishesDeletesNothing() {
    Plan plan = plan(new Given().has(running("old", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(plan.steps()).isEmpty();
  }
}
