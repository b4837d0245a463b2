package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;

class WorldFileTest {

  @TempDir Path folder;

  @Test
  void aLookChangesNoFile() throws HostUnreachable {
    run(host("db1.json"), "uname");
    assertThat(folder.resolve("db1.json")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotThereIsNamedAsTheReason() {
    assertThatThrownBy(() -> run(host("missing/db1.json"), "uname"))
        .isInstanceOf(HostUnreachable.class)
        .hasMessageContaining("its folder does not exist");
  }

  @Test
  void aChangeOutlivesTheHostObject() throws HostUnreachable {
    run(host("db1.json"), "sysrc", "cloned_interfaces=lo1");
    run(host("db1.json"), "service", "netif", "start", "lo1");
    assertThat(run(host("db1.json"), "ifconfig", "-l")).isEqualTo("em0 lo0 lo1\n");
  }

  @Test
  void filesInterfacesAndPackagesComeBackAsTheyWere() throws HostUnreachable {
    run(host("db1.json"), "ifconfig", "lo9", "create");
    run(host("db1.json"), "ifconfig", "lo9", "inet6", "fd00::9/64", "alias");
    run(
        host("db1.json"),
        "fetch",
        "-o",
        "/root/base.txz",
        "https://x.example/13.2-RELEASE/base.txz");
    assertThat(run(host("db1.json"), "ifconfig", "lo9")).contains("inet6 fd00::9 prefixlen 64");
    assertThat(run(host("db1.json"), "sha256", "-q", "/root/base.txz")).startsWith("3a9250f7");
  }

  @Test
  void rulesOfThePacketFilterComeBackAsTheyWere() throws HostUnreachable {
    run(host("db1.json"), "cp", "/etc/sysctl.conf", "/etc/pf.conf");
    run(host("db1.json"), "service", "pf", "onestart");
    host("db1.json")
        .run(
            Batch.all(
                List.of(
                    Operation.Run.of("pfctl", "-a", "jails", "-f", "-")
                        .reading(Input.text("nat on em0 from any to any -> (em0)\n")))));
    assertThat(run(host("db1.json"), "pfctl", "-a", "jails", "-sn"))
        .isEqualTo("nat on em0 all -> (em0) round-robin\n");
  }

  @Test
  void whatAnotherHostObjectWroteIsSeenByOneThatHadReadBefore() throws HostUnreachable {
    SimulatedHost first = host("db1.json");
    SimulatedHost second = host("db1.json");
    run(first, "sysrc", "qjail_enable=YES");
    assertThat(run(second, "sysrc", "-n", "qjail_enable")).isEqualTo("YES\n");
    run(second, "sysrc", "qjail_enable=NO");
    assertThat(run(first, "sysrc", "-n", "qjail_enable")).isEqualTo("NO\n");
  }

  @Test
  void aForeignFileIsRefusedAndLeftAsItIs() throws IOException {
    for (String foreign : List.of("", "{}", "{\"format\": \"other\"}", "not json", "[1")) {
      Files.writeString(folder.resolve("foreign"), foreign);
      assertThatThrownBy(() -> run(host("foreign"), "sysrc", "x=1"))
          .isInstanceOf(HostUnreachable.class)
          .hasMessageContaining("foreign holds no simulated host");
      assertThat(folder.resolve("foreign")).hasContent(foreign);
    }
  }

  @Test
  void aFolderThatIsNotThereIsAnUnreachableHost() {
    assertThatThrownBy(() -> run(host("nowhere/db1.json"), "uname"))
        .isInstanceOf(HostUnreachable.class)
        .hasMessageContaining("cannot be used");
  }

  private SimulatedHost host(String name) {
    return SimulatedHost.persisted(folder.resolve(name), Secrets.none());
  }

  private static String run(SimulatedHost host, String... argv) throws HostUnreachable {
    return host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst().stdout().utf8();
  }
}
