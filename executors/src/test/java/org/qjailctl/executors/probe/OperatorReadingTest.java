package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.SshConnection;

/** What sshd(8) tells of a session's connection. */
class OperatorReadingTest {

  @Test
  void bothEndsAreRead() {
    assertThat(read(0, "10.0.2.2 51234 10.0.2.15 22\n"))
        .contains(
            new SshConnection(
                IpAddress.parse("10.0.2.2").orThrow(),
                IpAddress.parse("10.0.2.15").orThrow(),
                new Port(22)));
    assertThat(read(0, "fe80::2%vtnet0 51234 fe80::1%vtnet0 2222\n"))
        .map(ssh -> ssh.server().toString())
        .contains("fe80::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.2.2 1 10.0.2.15", "a 1 b 2", "10.0.2.2 1 10.0.2.15 0"})
  void whatIsNoConnectionIsNone(String printed) {
    assertThat(read(0, printed)).isEmpty();
  }

  @Test
  void withoutSshThereIsNone() {
    assertThat(read(1, "")).isEmpty();
  }

  private static Optional<SshConnection> read(int exit, String printed) {
    Fact<Optional<SshConnection>> fact =
        OperatorReading.of().read(List.of(Outcome.finished(exit, Bytes.utf8(printed), Bytes.NONE)));
    return fact.known().orElseThrow();
  }
}
