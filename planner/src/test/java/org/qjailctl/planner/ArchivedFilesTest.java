package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.ResourceAddress;

/** An archive counts when a jail is made, and then it has to be there. */
class ArchivedFilesTest {

  private static Jail from(String archive, Jail jail) {
    return jail.from(JailOrigin.FromArchive.parse(archive).orThrow());
  }

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static List<String> problems(Plan plan) {
    return plan.problems().stream()
        .filter(Diagnostic::isError)
        .map(one -> one.code() + " " + one.detail())
        .toList();
  }

  private static List<String> madeOf(Plan plan) {
    return plan.steps().stream()
        .filter(step -> step.step() instanceof JailStep.CreateJail)
        .map(step -> ((JailStep.CreateJail) step.step()).jail().origin().toString())
        .toList();
  }

  @Test
  void theNewestIsNamedByThePlan() {
    Plan plan =
        plan(
            new Given()
                .wants(from("web", jail("copy", "192.168.1.2")))
                .archive("web@202611232120.33.tar")
                .archive("web@202611242120.33.tar")
                .archive("web2@202612242120.33.tar"));

    assertThat(problems(plan)).isEmpty();
    assertThat(madeOf(plan)).containsExactly("web@202611242120.33.tar");
    assertThat(plan.changes().toString()).contains("of the archive web@202611242120.33.tar");
  }

  @Test
  void oneThatIsNotThereRefusesThePlanAndThoseThatAreThereAreNamed() {
    Plan plan =
        plan(
            new Given()
                .wants(from("web@202611232120.34.tar", jail("copy", "192.168.1.2")))
                .archive("web@202611232120.33.tar"));

    assertThat(problems(plan))
        .containsExactly("QJ2409 There is no web@202611232120.34.tar in /usr/jails/archive.");
    assertThat(plan.problems().getFirst().remedy()).contains("web@202611232120.33.tar");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aJailThatIsThereNeedsNone() {
    Plan plan =
        plan(
            new Given()
                .wants(from("gone", jail("web", "192.168.1.1")))
                .has(running("web", "192.168.1.1", BootPolicy.AUTO)));

    assertThat(problems(plan)).isEmpty();
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aFolderWhereTheJailIsToBeIsNotFilled() {
    assertThat(
            problems(
                plan(
                    new Given()
                        .wants(from("web", jail("copy", "192.168.1.2")))
                        .archive("web@202611232120.33.tar")
                        .file("/usr/jails/copy"))))
        .singleElement()
        .asString()
        .startsWith("QJ2340 /usr/jails/copy is there");
  }

  @Test
  void aJailWhereQjailUnpacksArchivesIsNotDestroyed() {
    assertThat(
            problems(
                plan(
                    new Given()
                        .wants(from("web", jail("copy", "192.168.1.2")))
                        .archive("web@202611232120.33.tar")
                        .file("/usr/local/etc/qjail.global/temp_restore.norun"))))
        .singleElement()
        .asString()
        .startsWith("QJ2341");
  }

  @Test
  void aJailThatIsMadeAnewOfItselfIsMadeOfTheArchiveThatComesFirst() {
    Given given =
        new Given()
            .wants(from("db", Given.inImage(jail("db", "192.168.1.1"), 1024)))
            .has(running("db", "192.168.1.1", BootPolicy.AUTO));
    TreeSet<ResourceAddress> agreed = new TreeSet<>();
    agreed.add(ResourceAddress.parse("jail db").orThrow());

    Plan plan = Planner.plan(given.manifest(), given.host(), new Consent(false, agreed, false));

    assertThat(problems(plan)).isEmpty();
    assertThat(madeOf(plan)).containsExactly("db");
    assertThat(plan.changes().toString())
        .contains("what the archive has of it is carried into the new jail");
  }
}
