package org.qjailctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without an ssh client, which is one whose PATH leads nowhere. */
class NoClientTest {

  @TempDir Path empty;

  @Test
  void itIsSaidWhatToInstall() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "plan",
            Path.of("..", "examples", "lo1", "host.yaml").toString(),
            "--host",
            "ssh://root@db1");
    builder.environment().put("PATH", empty.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(69);
    assertThat(said)
        .isEqualTo(
            """
            error: There is no ssh client on this machine.
              Install OpenSSH's client (package openssh-client, or openssh-portable), so that `ssh -V` answers.
            """);
  }
}
