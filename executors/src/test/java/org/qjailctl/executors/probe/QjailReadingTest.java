package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.QjailState;
import org.qjailctl.core.observed.Question;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;

/** qjail's files, laid by hand on a simulated host. */
final class QjailReadingTest {

  private static final JailName CFG = JailName.of("cfg");
  private static final String DEFINITION =
      RecordedSteps.facts("06-config-options", "file /usr/local/etc/qjail.local/cfg").getFirst();

  private final World world = World.stock();
  private final FileView files = world.files(Place.HOST);
  private final SimulatedHost host = SimulatedHost.of(world, Secrets.none());

  @BeforeEach
  void makeFolders() throws Exception {
    files.makeFolders("/usr/local/etc/qjail.local");
    files.makeFolders("/usr/jails/sharedfs/usr");
    files.makeFolders("/usr/jails/sharedfs/bin");
    files.write("/usr/jails/sharedfs/bin/freebsd-version", "USERLAND_VERSION=\"13.1-RELEASE\"\n");
    files.makeFolders("/usr/jails/template/sharedfs");
    files.makeFolders("/usr/jails/archive");
    files.makeFolders("/usr/jails/flavors/web/etc");
  }

  @Test
  void theVersionIsOfTheFirstLineThatQjailPrints() {
    Outcome usage = RecordedSteps.outcome("01-base-facts", 15, "qjail");
    Reading<Fact<Optional<String>>> reading = QjailReading.version();
    List<Outcome> outcomes =
        reading.operations().stream()
            .map(
                operation -> operation instanceof Operation.Run ? usage : Outcome.listed(List.of()))
            .toList();
    assertThat(reading.read(outcomes)).isEqualTo(Fact.known(Optional.of("5.0")));
  }

  @Test
  void qjailWhosePackageIsBeingInstalledIsNotThere() throws Exception {
    host.run(
        Batch.all(
            List.of(
                Operation.Run.of("pkg", "bootstrap", "-y"),
                Operation.Run.of("pkg", "install", "-y", "qjail"))));
    assertThat(probe(new QjailQuestion.Version()).version())
        .isEqualTo(Fact.known(Optional.of("5.0")));
    files.makeFolders("/var/db/qjailctl");
    files.write("/var/db/qjailctl/installing-package-qjail", "");
    assertThat(probe(new QjailQuestion.Version()).version())
        .isEqualTo(Fact.known(Optional.empty()));
  }

  @Test
  void aWholeBaseSystemTellsItsRelease() throws Exception {
    assertThat(probe(new QjailQuestion.BaseRelease()).baseRelease())
        .isEqualTo(Fact.known(Optional.of("13.1-RELEASE")));
  }

  @Test
  void anInstallThatWasKilledBeforeItsEndHasNoBaseSystem() throws Exception {
    for (String late :
        List.of("/usr/jails/archive", "/usr/jails/template/sharedfs", "/usr/jails/sharedfs/usr")) {
      files.remove(late);
      assertThat(probe(new QjailQuestion.BaseRelease()).baseRelease())
          .as("without " + late)
          .isEqualTo(Fact.known(Optional.empty()));
      files.makeFolders(late);
    }
  }

  @Test
  void aFlavorShowsItsFilesByTheirPathInAJail() throws Exception {
    files.write("/usr/jails/flavors/web/etc/motd", "hello\n");
    HostPath motd = HostPath.of("/etc/motd");
    HostPath missing = HostPath.of("/etc/none");
    FlavorName web = new FlavorName("web");
    assertThat(probe(QjailQuestion.FlavorFiles.of(web, Set.of(motd, missing))).flavor(web).known())
        .hasValueSatisfying(
            found ->
                assertThat(found.orElseThrow())
                    .containsEntry(missing, new FileState.Absent())
                    .hasEntrySatisfying(
                        motd, file -> assertThat(file).isInstanceOf(FileState.Regular.class)));
  }

  @Test
  void allJailsAreReadWithTheirBootPolicyAndWhatRuns() throws Exception {
    define("cfg", DEFINITION);
    define("manual.man", DEFINITION);
    define("never.norun", DEFINITION);
    define("notes.txt", "not a definition");
    files.makeFolders("/usr/local/etc/qjail.local/folder");
    run("cfg");
    var jails = probe(new QjailQuestion.Jails()).jails().known().orElseThrow();
    assertThat(jails.values())
        .extracting(ObservedJail::name, ObservedJail::boot, ObservedJail::runs)
        .containsExactly(
            tuple(CFG, BootPolicy.AUTO, true),
            tuple(JailName.of("manual"), BootPolicy.MANUAL, false),
            tuple(JailName.of("never"), BootPolicy.NORUN, false));
  }

  @Test
  void oneJailIsReadByItsNameWhateverTheOthersHold() throws Exception {
    define("cfg.norun", DEFINITION);
    define("broken", "reboot\n");
    assertThat(probe(QjailQuestion.Jails.of(CFG)).jail(CFG).known().orElseThrow())
        .hasValueSatisfying(jail -> assertThat(jail.boot()).isEqualTo(BootPolicy.NORUN));
    assertThat(probe(QjailQuestion.Jails.of(JailName.of("other"))).jail(JailName.of("other")))
        .isEqualTo(Fact.known(Optional.empty()));
  }

  @Test
  void aBrokenDefinitionMakesTheJailsUnknownAndIsNamed() throws Exception {
    define("cfg", DEFINITION);
    define("broken", "reboot\n");
    assertThat(probe(new QjailQuestion.Jails()).jails())
        .isInstanceOfSatisfying(
            Fact.Unknown.class,
            unknown ->
                assertThat(unknown.reason()).contains("/usr/local/etc/qjail.local/broken:1"));
  }

  @Test
  void aJailThatIsDefinedTwiceIsUnknown() throws Exception {
    define("cfg", DEFINITION);
    define("cfg.man", DEFINITION);
    assertThat(probe(QjailQuestion.Jails.of(CFG)).jails())
        .isEqualTo(Fact.unknown("qjail's files define the jail cfg more than once"));
  }

  private void define(String file, String text) throws Exception {
    files.write("/usr/local/etc/qjail.local/" + file, text);
  }

  private void run(String name) {
    world
        .jails()
        .add(
            new RunningJail(
                3,
                name,
                HostPath.of("/usr/jails/" + name),
                name,
                List.of(Ipv4Address.of("192.168.1.4")),
                List.of(),
                Map.of()));
  }

  private QjailState probe(Question<?> asked) throws HostUnreachable {
    Probe probe = Probe.of(Questions.of(asked));
    return probe.read(host.run(probe.batch())).qjail();
  }
}
