package org.qjailctl.executors.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.net.Port;

class HostAddressTest {

  @Test
  void thisMachineAndSimulatedHostsHaveNames() {
    assertThat(HostAddress.parse("local").orThrow()).isEqualTo(new HostAddress.Local());
    assertThat(HostAddress.parse("simulated").orThrow())
        .isEqualTo(new HostAddress.Simulated(Optional.empty()));
    assertThat(HostAddress.parse("simulated:db1.json").orThrow())
        .isEqualTo(new HostAddress.Simulated(Optional.of(Path.of("db1.json"))));
  }

  @Test
  void anSshAddressHasAHostAndMayHaveUserAndPort() {
    assertThat(SshAddress.parse("ssh://db1").orThrow())
        .isEqualTo(new SshAddress(Optional.empty(), "db1", Optional.empty()));
    assertThat(SshAddress.parse("ssh://root@db1.example.net:2222/").orThrow())
        .isEqualTo(
            new SshAddress(Optional.of("root"), "db1.example.net", Optional.of(new Port(2222))));
    assertThat(SshAddress.parse("ssh://a@[fe80::1%em0]:22").orThrow().host())
        .isEqualTo("fe80::1%em0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "simulated",
        "simulated:/var/db1.json",
        "ssh://db1",
        "ssh://root@db1:22",
        "ssh://[2001:db8::1]:22",
        "ssh://u.v-w@10.0.2.15"
      })
  void anAddressIsWrittenAsItIsRead(String text) {
    assertThat(HostAddress.parse(text).orThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db1",
        "localhost",
        "simulated:",
        "simulated:a\0b",
        "ssh:",
        "ssh://",
        "ssh://@db1",
        "ssh://-oProxyCommand=reboot",
        "ssh://-l@db1",
        "ssh://root@-db1",
        "ssh://root:secret@db1",
        "ssh://db1:0",
        "ssh://db1:65536",
        "ssh://db1:",
        "ssh://db1:x",
        "ssh://db1/path",
        "ssh://db 1",
        "ssh://db1\n",
        "ssh://$(reboot)",
        "ssh://[db1]",
        "ssh://[::1",
        "ssh://[::1%-x;]",
        "ssh://2001:db8::1"
      })
  void whatIsNoAddressIsRefusedWithAReason(String text) {
    assertThat(HostAddress.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Refused.class, refused -> assertThat(refused.reason()).isNotBlank());
  }

  @Test
  void becomingRootHasThreeWays() {
    for (Become become : Become.values()) {
      assertThat(Become.parse(become.toString()).orThrow()).isEqualTo(become);
    }
    assertThat(Become.parse("su").toOptional()).isEmpty();
  }
}
