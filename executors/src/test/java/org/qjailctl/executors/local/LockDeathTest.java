package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.posix.LockScript;
import org.qjailctl.executors.posix.Marks;

/** What becomes of a lock whose holder dies, by whatever end. */
class LockDeathTest {

  @TempDir Path folder;

  private HostLock lock(String holder) {
    return new HostLock(
        HostPath.of(folder.resolve("lock").toString()),
        HostPath.of(folder.resolve("journal").toString()),
        holder);
  }

  private LockAttempt take() throws Exception {
    try (LocalHost host = new LocalHost(ConnectionOptions.DEFAULTS, Secrets.none())) {
      return host.lock(lock("bob@desk"));
    }
  }

  private static void free(LockAttempt attempt) {
    assertThat(attempt).isInstanceOf(LockAttempt.Got.class);
    ((LockAttempt.Got) attempt).lock().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash -s", "busybox sh -s", "bash --posix -s"})
  void itIsFreeAtOnceWhenTheClientIsGone(String shell) throws Exception {
    Process client = new ProcessBuilder(shell.split(" ")).start();
    client.getOutputStream().write(new LockScript(Marks.fresh()).render(lock("anna@laptop")));
    client.getOutputStream().flush();
    try (BufferedReader output = client.inputReader()) {
      assertThat(output.readLine()).endsWith(" held");
      assertThat(take())
          .isInstanceOfSatisfying(
              LockAttempt.Busy.class,
              busy -> assertThat(busy.holder()).startsWith("anna@laptop since "));

      // The kernel does the same for a process that is killed.
      client.getOutputStream().close();

      assertThat(output.readLine()).endsWith(" ended 0");
    }
    client.onExit().get(20, TimeUnit.SECONDS);
    free(take());
  }

  @Test
  void aLockWhoseChannelIsCutIsKnownToBeLost() throws Exception {
    try (LocalHost host = new LocalHost(ConnectionOptions.DEFAULTS, Secrets.none());
        HeldLock held = ((LockAttempt.Got) host.lock(lock("anna@laptop"))).lock()) {
      assertThat(held.held()).isTrue();
      ProcessHandle channel =
          ProcessHandle.current()
              .descendants()
              .filter(p -> p.info().arguments().map(this::namesTheLock).orElse(false))
              .findFirst()
              .orElseThrow();
      ProcessHandle shell = channel.parent().orElseThrow();

      shell.destroyForcibly();
      shell.onExit().get(20, TimeUnit.SECONDS);

      assertThat(held.held()).isFalse();
    }
    free(take());
  }

  private boolean namesTheLock(String[] arguments) {
    return arguments.length > 1
        && arguments[arguments.length - 1].equals("anna@laptop")
        && arguments[0].startsWith("-");
  }
}
