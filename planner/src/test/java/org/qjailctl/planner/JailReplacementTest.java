package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;

/**
 * What qjail cannot change in place is made anew where the operator lets its data go, only there.
 */
class JailReplacementTest {

  private static final Jail IN_IMAGE = Given.inImage(jail("db", "192.168.1.1"), 1024);

  private static Plan plan(Given given, String... replace) {
    TreeSet<ResourceAddress> agreed = new TreeSet<>();
    for (String address : replace) {
      agreed.add(ResourceAddress.parse(address).orThrow());
    }
    return Planner.plan(given.manifest(), given.host(), new Consent(false, agreed, false));
  }

  private static List<String> verbs(Plan plan) {
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  private static List<String> codes(Plan plan) {
    return plan.problems().stream().map(Diagnostic::code).map(Object::toString).toList();
  }

  private static Given folderToImage(ObservedJail found) {
    return new Given().wants(IN_IMAGE).has(found);
  }

  @Test
  void withoutConsentItIsRefusedAndTheRefusalSaysHowToConsent() {
    Plan plan = plan(folderToImage(running("db", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(codes(plan)).containsExactly("QJ2415");
    assertThat(plan.problems().getFirst().remedy()).contains("--allow-replace 'jail db'");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void consentForAnotherJailIsNone() {
    assertThat(
            codes(plan(folderToImage(running("db", "192.168.1.1", BootPolicy.AUTO)), "jail db2")))
        .containsExactly("QJ2415");
  }

  @Test
  void itIsArchivedBeforeItIsDeletedAndMadeAfterThat() {
    Plan plan = plan(folderToImage(running("db", "192.168.1.1", BootPolicy.AUTO)), "jail db");

    assertThat(verbs(plan))
        .containsExactly(
            "jail db: stop",
            "jail db: archive",
            "jail db: delete",
            "jail db: create",
            "jail db: start");
    for (int i = 1; i < plan.steps().size(); i++) {
      assertThat(plan.steps().get(i).after()).contains(plan.steps().get(i - 1).id());
    }
  }

  @Test
  void thePlanSaysWhatGoesAndWhereTheArchiveIs() {
    Change change =
        plan(folderToImage(running("db", "192.168.1.1", BootPolicy.AUTO)), "jail db")
            .changes()
            .getFirst();

    assertThat(change.action()).isEqualTo(Action.REPLACE);
    assertThat(change.impact()).isEqualTo(Impact.DESTROY);
    assertThat(change.warnings()).anyMatch(text -> text.contains("everything in /usr/jails/db"));
    assertThat(change.reasons())
        .anyMatch(text -> text.contains("/usr/jails/archive/db@"))
        .anyMatch(text -> text.contains("an image of 1g"));
    assertThat(change.attributes())
        .anyMatch(
            attribute ->
                attribute.before().equals(Optional.of("a folder"))
                    && attribute.after().equals(Optional.of("an image of 1g")));
  }

  @Test
  void aProtectedJailIsNotReplacedWhateverIsConsentedTo() {
    Plan plan =
        plan(
            new Given().wantsProtected(IN_IMAGE).has(stopped("db", "192.168.1.1", BootPolicy.AUTO)),
            "jail db");

    assertThat(codes(plan)).containsExactly("QJ2415");
    assertThat(plan.problems().getFirst().remedy()).contains("prevent-destroy");
  }

  @Test
  void aJailIsNotRenamedAndMadeAnewAtOnce() {
    Plan plan =
        plan(
            new Given()
                .wants(Given.was(IN_IMAGE, "old"))
                .has(stopped("old", "192.168.1.1", BootPolicy.AUTO)),
            "jail db");

    assertThat(codes(plan)).containsExactly("QJ2415");
    assertThat(plan.problems().getFirst().remedy()).contains("apply the rename first");
  }

  @Test
  void consentChangesNothingOfAJailThatCanBeChangedInPlace() {
    Plan plan =
        plan(
            new Given()
                .wants(jail("db", "192.168.1.2"))
                .has(stopped("db", "192.168.1.1", BootPolicy.AUTO)),
            "jail db");

    assertThat(verbs(plan)).containsExactly("jail db: configure", "jail db: start");
  }

  @Test
  void whatIsMountedBelowItsRootRefusesTheReplacement() {
    Plan plan =
        plan(
            folderToImage(stopped("db", "192.168.1.1", BootPolicy.AUTO))
                .mounted("/data", "/usr/jails/db/mnt", "nullfs"),
            "jail db");

    assertThat(codes(plan)).containsExactly("QJ2402");
  }

  @Test
  void aStatusIsLiftedForTheArchiveAndSetOnTheNewJail() {
    Jail wanted = Given.with(IN_IMAGE, JailState.STOPPED, BootPolicy.NORUN);
    Plan plan =
        plan(
            new Given().wants(wanted).has(stopped("db", "192.168.1.1", BootPolicy.NORUN)),
            "jail db");

    assertThat(verbs(plan))
        .containsExactly(
            "jail db: lift status",
            "jail db: archive",
            "jail db: delete",
            "jail db: create",
            "jail db: configure");
  }

  @Test
  void whatADeadJailLeftMountedIsUnmountedOnce() {
    Plan plan =
        plan(
            folderToImage(stopped("db", "192.168.1.1", BootPolicy.AUTO))
                .mounted("/usr/jails/sharedfs", "/usr/jails/db/sharedfs", "nullfs"),
            "jail db");

    assertThat(verbs(plan))
        .containsExactly(
            "jail db: unmount",
            "jail db: archive",
            "jail db: delete",
            "jail db: create",
            "jail db: start");
  }

  @Test
  void aJailWhoseStateIsNobodysRunsAfterwardsWhenItRanBefore() {
    Jail wanted = Given.with(IN_IMAGE, JailState.UNMANAGED, BootPolicy.AUTO);

    assertThat(
            verbs(
                plan(
                    new Given().wants(wanted).has(running("db", "192.168.1.1", BootPolicy.AUTO)),
                    "jail db")))
        .endsWith("jail db: start");
    assertThat(
            verbs(
                plan(
                    new Given().wants(wanted).has(stopped("db", "192.168.1.1", BootPolicy.AUTO)),
                    "jail db")))
        .endsWith("jail db: create");
  }

  @Test
  void aNetworkStackGoesByReplacement() {
    ObservedJail found =
        Given.kept(
            stopped("db", "192.168.1.1", BootPolicy.AUTO),
            Optional.empty(),
            Optional.of(new Vnet(new InterfaceName("em0"), Vnet.Firewall.NONE)));
    Plan plan = plan(new Given().wants(jail("db", "192.168.1.1")).has(found), "jail db");

    assertThat(plan.changes().getFirst().attributes())
        .anyMatch(attribute -> attribute.after().equals(Optional.of("off")));
    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void theLastAddressOfAFamilyGoesByReplacement() {
    ObservedJail both =
        new ObservedJail(
            IN_IMAGE.name(),
            "lo1",
            List.of("192.168.1.1"),
            List.of("fd00::1"),
            new TreeMap<>(),
            BootPolicy.AUTO,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());
    Given given = new Given().wants(jail("db", "192.168.1.1")).has(both);

    assertThat(codes(plan(given))).containsExactly("QJ2415");
    assertThat(verbs(plan(given, "jail db"))).contains("jail db: delete", "jail db: create");
  }

  @Test
  void whatIsToBeInsideIsDoneAgain() {
    Plan plan =
        plan(
            new Given()
                .wants(Given.withPostgresql(IN_IMAGE))
                .has(running("db", "192.168.1.1", BootPolicy.AUTO)),
            "jail db");

    assertThat(verbs(plan)).contains("jail db / postgresql: install package");
  }

  @Test
  void aDeletionThatWasCutOffIsFinishedBeforeTheJailIsMade() {
    Given cut =
        new Given()
            .wants(IN_IMAGE)
            .file("/var/db/qjailctl/deleting/db")
            .file("/usr/jails/db")
            .archive("db@202611232120.33.tar");

    assertThat(verbs(plan(cut)))
        .containsExactly("jail db: finish deletion", "jail db: create", "jail db: start");
  }

  @Test
  void filesAreNotDeletedByANoteWithoutAnArchive() {
    Plan plan =
        plan(
            new Given().wants(IN_IMAGE).file("/var/db/qjailctl/deleting/db").file("/usr/jails/db"));

    assertThat(verbs(plan)).containsExactly("jail db: create", "jail db: start");
    assertThat(codes(plan)).containsExactly("QJ2403");
  }

  @Test
  void theNoteOfADeletionThatIsGivenUpIsDropped() {
    Plan plan =
        plan(
            new Given()
                .wants(jail("db", "192.168.1.1"))
                .has(running("db", "192.168.1.1", BootPolicy.AUTO))
                .file("/var/db/qjailctl/deleting/db"));

    assertThat(plan.steps().stream().map(PlannedStep::step).toList())
        .containsExactly(new JailStep.KeepJail(jail("db", "192.168.1.1").name()));
  }
}
