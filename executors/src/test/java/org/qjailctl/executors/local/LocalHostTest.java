package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation.Expected;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Operation.WriteFile;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Outcome.Status;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.contract.RealHostContract;

/** The contract in each shell that this machine has, and what is particular to this machine. */
class LocalHostTest {

  private static Host host(List<String> shell, Secrets secrets) {
    return new LocalHost(shell, ConnectionOptions.DEFAULTS, secrets);
  }

  @Nested
  class InDash extends RealHostContract {
    @Override
    protected Host connect(Secrets secrets) {
      return host(List.of("dash", "-s"), secrets);
    }
  }

  @Nested
  class InBusybox extends RealHostContract {
    @Override
    protected Host connect(Secrets secrets) {
      return host(List.of("busybox", "sh", "-s"), secrets);
    }
  }

  @Nested
  class InBash extends RealHostContract {
    @Override
    protected Host connect(Secrets secrets) {
      return host(List.of("bash", "--posix", "-s"), secrets);
    }
  }

  /** The branches for FreeBSD's utilities, with stand-ins that take FreeBSD's options only. */
  @Nested
  class WithFreebsdUtilities extends RealHostContract {

    @TempDir static Path tools;

    @BeforeAll
    static void install() {
      FreebsdUtilities.installInto(tools);
    }

    @Override
    protected Host connect(Secrets secrets) {
      return host(withTools("/bin/sh", tools), secrets);
    }
  }

  private final Host host = new LocalHost(ConnectionOptions.DEFAULTS, Secrets.none());

  @Test
  void theStepTimeoutTakesTheLimitsPlace() throws HostUnreachable {
    Host impatient =
        new LocalHost(
            ConnectionOptions.DEFAULTS.stepTimeout(Duration.ofSeconds(1)), Secrets.none());

    Outcome outcome = impatient.run(Batch.all(List.of(Run.of("sleep", "600")))).get(0);

    assertThat(outcome.status()).isEqualTo(Status.TIMED_OUT);
  }

  @Test
  void whatIgnoresTermIsKilled() throws HostUnreachable {
    Run stubborn =
        Run.of("sh", "-c", "trap '' TERM; while :; do sleep 1; done").within(Duration.ofSeconds(1));

    Outcome outcome = host.run(Batch.all(List.of(stubborn))).get(0);

    assertThat(outcome.status()).isEqualTo(Status.TIMED_OUT);
  }

  @Test
  void nothingIsLeftInTmp() throws HostUnreachable {
    Outcome outcome = host.run(Batch.all(List.of(Run.of("readlink", "/proc/self/fd/1")))).get(0);

    HostPath room = HostPath.of(outcome.stdout().utf8().strip()).parent();
    assertThat(room.name()).startsWith("qjailctl.");
    assertThat(Path.of(room.value())).doesNotExist();
  }

  @Test
  void ctrlCInTheTerminalDoesNotReachTheOperationInFlight() throws HostUnreachable {
    String group = "ps -o pgid= -p \"$1\"";
    String client = String.valueOf(ProcessHandle.current().pid());
    List<Outcome> outcomes =
        host.run(
            Batch.all(
                List.of(
                    Run.of("sh", "-c", group, "sh", client),
                    Run.of("sh", "-c", "set -- $$; " + group))));

    assertThat(outcomes.get(1).stdout().utf8()).isNotBlank();
    assertThat(outcomes.get(1).stdout()).isNotEqualTo(outcomes.get(0).stdout());
  }

  @Test
  void aRenameThatFailsLeavesNoTemporaryFile(@TempDir Path tools, @TempDir Path folder)
      throws Exception {
    FreebsdUtilities.installInto(tools);
    Files.writeString(tools.resolve("mv"), "#!/bin/sh\nexit 1\n");
    HostPath file = HostPath.of(folder.resolve("file").toString());
    WriteFile write =
        new WriteFile(file, Bytes.utf8("x"), FileMode.READABLE, new Expected.Anything());

    for (String shell : List.of("dash", "busybox sh", "bash --posix")) {
      Host failing = host(withTools(shell, tools), Secrets.none());
      Outcome outcome = failing.run(Batch.all(List.of(write))).get(0);

      assertThat(outcome.exit()).as(shell).isEqualTo(1);
      assertThat(outcome.stderr().utf8()).contains("could not be renamed");
      assertThat(folder).as(shell).isEmptyDirectory();
    }
  }

  /** {@code shell} with {@code tools} first in the path that a script sets. */
  private static List<String> withTools(String shell, Path tools) {
    // In the background of a subshell, so that sed is no child of the shell under test.
    return List.of(
        "bash",
        "-c",
        "exec " + shell + " -s < <( (sed -u 's#^PATH=#PATH=" + tools + ":#' <&0 &) )");
  }

  @Test
  void aShellThatDiesLeavesWhatItHadBegunInDoubtAndTheRestUndone() throws HostUnreachable {
    Batch batch =
        Batch.all(List.of(Run.of("true"), Run.of("sh", "-c", "kill -KILL $PPID"), Run.of("true")));

    assertThat(host.run(batch))
        .extracting(Outcome::status)
        .containsExactly(Status.FINISHED, Status.LOST, Status.NOT_RUN);
  }

  @Test
  void aMissingToolToBecomeRootIsSaidPlainly() {
    Host becoming = new LocalHost(ConnectionOptions.DEFAULTS.become(Become.DOAS), Secrets.none());

    assertThatThrownBy(() -> becoming.run(Batch.all(List.of(Run.of("true")))))
        .isInstanceOfSatisfying(
            HostUnreachable.class,
            problem -> {
              assertThat(problem).hasMessage("doas is not installed on local, or not in its PATH.");
              assertThat(problem.remedy()).contains("pkg install doas");
            });
  }
}
