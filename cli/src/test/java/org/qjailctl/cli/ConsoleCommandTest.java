package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;

/** A command in a running jail: its words, its output, its exit status. */
class ConsoleCommandTest {

  private final World world = World.stock();

  @BeforeEach
  void makeJails() throws HostUnreachable {
    admin("pkg", "install", "-y", "qjail");
    admin("ifconfig", "lo1", "create");
    admin("fetch", "-o", "/root/base.txz", "https://example.net/13.2-RELEASE/base.txz");
    admin("qjail", "install", "-f", "/root");
    admin("qjail", "create", "-n", "lo1", "-4", "192.168.1.1", "web");
    admin("qjail", "create", "-n", "lo1", "-4", "192.168.1.2", "idle");
    admin("qjail", "start", "web");
  }

  @Test
  void aCommandRunsInTheJailAndItsStatusIsPassedOn() {
    Run.Surroundings here = here();
    Run run = here.run(words("web", "--", "cat", "/etc/rc.conf"));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(here.passedOn()).isZero();

    Run missing = here.run(words("web", "--", "cat", "/no such 'file'; true"));
    assertThat(missing.err()).contains("/no such 'file'; true");
    assertThat(here.passedOn()).isEqualTo(1);
  }

  @Test
  void aStoppedJailIsRefusedWithWhatToDo() {
    Run.Surroundings here = here();
    Run run = here.run(words("idle", "--", "ls"));

    assertThat(run.code()).isEqualTo(ExitCode.ERROR);
    assertThat(run.err()).contains("does not run").contains("qjailctl start idle");
    assertThat(here.passedOn()).as("nothing was run").isEqualTo(-1);
  }

  @Test
  void anUnknownJailIsRefused() {
    assertThat(here().run(words("nosuch", "--", "ls")).err()).contains("no jail nosuch");
  }

  @Test
  void aSimulatedJailHasNoShellToSitInFrontOf() {
    Run run = here().run(words("web"));

    assertThat(run.code()).isEqualTo(ExitCode.ERROR);
    assertThat(run.err()).contains("simulated").contains("qjailctl console web -- ls /");
  }

  @Test
  void wrongNamesAreAUsageError() {
    assertThat(here().run(words("1234")).code()).isEqualTo(ExitCode.USAGE);
    assertThat(here().run(words("--user", "x y", "web")).code()).isEqualTo(ExitCode.USAGE);
  }

  private static String[] words(String... words) {
    List<String> all = new ArrayList<>(List.of("console", "--host", "simulated"));
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }

  private Run.Surroundings here() {
    return Run.in().engines((address, options, secrets) -> new HostEngine(host()));
  }

  private SimulatedHost host() {
    return SimulatedHost.of(world, Secrets.none());
  }

  private void admin(String... argv) throws HostUnreachable {
    assertThat(host().run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst().exit())
        .as(String.join(" ", argv))
        .isZero();
  }
}
