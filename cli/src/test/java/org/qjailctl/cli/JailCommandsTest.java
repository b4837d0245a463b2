package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;

/** The commands for single jails: each looks, does what is missing, and can be repeated. */
class JailCommandsTest {

  private final World world = World.stock();
  private final FileView files = world.files(HostPath.of("/"));

  @BeforeEach
  void makeJail() throws HostUnreachable {
    admin("pkg", "install", "-y", "qjail");
    admin("ifconfig", "lo1", "create");
    admin("fetch", "-o", "/root/base.txz", "https://example.net/13.2-RELEASE/base.txz");
    admin("qjail", "install", "-f", "/root");
    admin("qjail", "create", "-n", "lo1", "-4", "192.168.1.1", "web");
    admin("cp", "/etc/rc.conf", "/usr/jails/web/root/data");
  }

  @Test
  void startStopAndRestartCanBeRepeated() {
    assertThat(run("start", "web").code()).isEqualTo(ExitCode.OK);
    assertThat(runs("web")).isTrue();
    Run again = run("start", "web");
    assertThat(again.code()).isEqualTo(ExitCode.OK);
    assertThat(again.out()).contains("Nothing to do.");

    Run restarted = run("restart", "web");
    assertThat(restarted.code()).isEqualTo(ExitCode.OK);
    assertThat(restarted.err()).containsSubsequence("jail web: stop", "jail web: start");

    assertThat(run("stop", "web").code()).isEqualTo(ExitCode.OK);
    assertThat(runs("web")).isFalse();
    assertThat(run("stop", "web").out()).contains("Nothing to do.");
    assertThat(run("restart", "web").code()).isEqualTo(ExitCode.OK);
    assertThat(runs("web")).as("what is restarted runs afterwards").isTrue();
  }

  @Test
  void aJailThatEndedByItselfStartsAgain() throws HostUnreachable {
    run("start", "web");
    admin("jail", "-r", "web");

    Run run = run("start", "web");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(runs("web")).isTrue();
  }

  @Test
  void whatQjailWouldPassOverIsRefused() throws HostUnreachable {
    admin("qjail", "config", "-r", "web");
    Run norun = run("start", "web");
    assertThat(norun.code()).isEqualTo(ExitCode.ERROR);
    assertThat(norun.err()).contains("QJ2406").contains("Nothing was changed.");

    Run unknown = run("stop", "web", "nosuch");
    assertThat(unknown.code()).isEqualTo(ExitCode.ERROR);
    assertThat(unknown.err()).contains("QJ2405").contains("nosuch");
  }

  @Test
  void aStartThatQjailOnlyClaimsIsAFailure() throws HostUnreachable {
    admin("ifconfig", "lo1", "destroy");
    Run run = run("start", "web");
    assertThat(run.code()).as("qjail exits 0; " + run.err()).isEqualTo(ExitCode.ERROR);
    assertThat(run.err()).contains("the jail web does not run");
    assertThat(runs("web")).isFalse();
  }

  @Test
  void aRunningJailIsArchivedOnlyWhereItMayStop() throws Exception {
    run("start", "web");
    Run refused = run("archive", "web");
    assertThat(refused.code()).isEqualTo(ExitCode.ERROR);
    assertThat(refused.err()).contains("QJ2407").contains("--stop");

    Run archived = run("archive", "--stop", "web");
    assertThat(archived.code()).as(archived.err()).isEqualTo(ExitCode.OK);
    assertThat(archived.err())
        .containsSubsequence("jail web: stop", "jail web: archive", "jail web: start");
    assertThat(runs("web")).isTrue();
    assertThat(files.list("/usr/jails/archive")).hasSize(1);
  }

  @Test
  void anArchiveOfAJailInNorunStatusIsWholeAndTheStatusStays() throws Exception {
    admin("qjail", "config", "-r", "web");
    assertThat(run("archive", "web").code()).isEqualTo(ExitCode.OK);
    assertThat(files.list("/usr/local/etc/qjail.local")).containsExactly("web.norun");

    admin("qjail", "delete", "web");
    Run restored = run("restore", "web");
    assertThat(restored.code()).as(restored.err()).isEqualTo(ExitCode.OK);
    assertThat(files.exists("/usr/jails/web/root/data")).isTrue();
    assertThat(files.list("/var/db/qjailctl/restoring")).isEmpty();
  }

  @Test
  void nothingIsRestoredOverAJailOrFromWhatIsNotThere() throws HostUnreachable {
    run("archive", "web");
    Run over = run("restore", "web");
    assertThat(over.code()).isEqualTo(ExitCode.ERROR);
    assertThat(over.err()).contains("QJ2408");

    Run missing = run("restore", "other");
    assertThat(missing.code()).isEqualTo(ExitCode.ERROR);
    assertThat(missing.err()).contains("QJ2409");
    Run named = run("restore", "other", "other@202611232120.33.tar");
    assertThat(named.err()).contains("QJ2409").contains("other@202611232120.33.tar");
  }

  @Test
  void anIncompleteArchiveIsNotRestored() throws Exception {
    admin("qjail", "config", "-m", "web");
    host().run(Batch.all(List.of(Operation.Run.of("qjail", "archive", "web"))));
    admin("qjail", "delete", "web");
    assertThat(files.list("/usr/jails/archive")).as("qjail left one").hasSize(1);

    Run run = run("restore", "web");
    assertThat(run.code()).isEqualTo(ExitCode.ERROR);
    assertThat(run.err()).contains("Not found in archive");
    assertThat(files.exists("/usr/jails/web")).as("nothing was taken out of it").isFalse();
  }

  @Test
  void aRestorationThatWasCutShortIsNotTakenForWhole() throws Exception {
    files.makeFolders("/var/db/qjailctl/restoring");
    files.write("/var/db/qjailctl/restoring/web", "begun\n");
    for (List<String> words : List.of(List.of("restore", "web"), List.of("start", "web"))) {
      Run run = run(words.toArray(String[]::new));
      assertThat(run.code()).as("" + words).isEqualTo(ExitCode.ERROR);
      assertThat(run.err()).as("" + words).contains("QJ2410");
    }
    assertThat(files.exists("/usr/jails/web/root/data")).isTrue();
  }

  @Test
  void wrongWordsAreAUsageError() {
    assertThat(run("start").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("start", "1234").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("restore", "web", "web.tar").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("restore", "web", "other@202611232120.33.tar").err())
        .contains("is an archive of other");
    assertThat(Run.in().run("start", "web").code()).isEqualTo(ExitCode.USAGE);
  }

  private boolean runs(String jail) {
    return world.jails().find(jail).isPresent();
  }

  private SimulatedHost host() {
    return SimulatedHost.of(world, Secrets.none());
  }

  private void admin(String... argv) throws HostUnreachable {
    assertThat(host().run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst().exit())
        .as(String.join(" ", argv))
        .isZero();
  }

  private Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--host", "simulated"));
    return Run.in()
        .engines((address, options, secrets) -> new HostEngine(host()))
        .run(all.toArray(String[]::new));
  }
}
