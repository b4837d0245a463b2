package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Secrets;

/** The lock of a simulated host whose state a file keeps, between processes. */
class LockFileTest {

  @TempDir Path folder;

  private LockAttempt take(String holder) throws HostUnreachable {
    return SimulatedHost.persisted(folder.resolve("db1.json"), Secrets.none())
        .lock(HostLock.of(holder));
  }

  @Test
  void twoHostsOfOneProcessShareTheLock() throws HostUnreachable {
    LockAttempt first = take("anna@laptop");
    assertThat(first).isInstanceOf(LockAttempt.Got.class);
    assertThat(take("bob@desk")).isInstanceOf(LockAttempt.Busy.class);
    assertThat(take("eve@home")).isInstanceOf(LockAttempt.Busy.class);
    ((LockAttempt.Got) first).lock().close();
    assertThat(take("bob@desk"))
        .isInstanceOfSatisfying(LockAttempt.Got.class, got -> got.lock().close());
  }

  @Test
  void anotherProcessHoldsItUntilItIsKilled() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockFileHolder.class.getName(),
                folder.resolve("db1.json").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = holder.inputReader()) {
      assertThat(output.readLine()).isEqualTo("held");
      assertThat(take("bob@desk"))
          .isInstanceOfSatisfying(
              LockAttempt.Busy.class,
              busy -> assertThat(busy.holder()).startsWith("anna@laptop since 20"));
    } finally {
      holder.destroyForcibly();
    }
    holder.onExit().get(20, TimeUnit.SECONDS);
    assertThat(take("bob@desk"))
        .isInstanceOfSatisfying(LockAttempt.Got.class, got -> got.lock().close());
  }
}
