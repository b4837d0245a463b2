package org.qjailctl.executors.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.local.LocalHost;

/** The network guard's scripts under real shells, in a root of their own. */
class GuardScriptTest {

  private static final String GUARD = "/var/db/qjailctl/guard";
  private static final String BOOT = "/usr/local/etc/rc.d/qjailctl_guard";
  private static final String RULES = "/usr/local/etc/qjailctl.pf.conf";

  @TempDir Path folder;

  private final List<ScratchHost> hosts = new ArrayList<>();

  @AfterEach
  void leaveNoProcess() throws Exception {
    for (ScratchHost host : hosts) {
      host.close();
      assertThat(host.processes()).isEmpty();
    }
  }

  private ScratchHost host(String shell) throws Exception {
    ScratchHost host = new ScratchHost(folder, shell);
    hosts.add(host);
    host.put("/etc/rc.conf", "hostname=\"h\"\n");
    host.put("/etc/pf.conf", "pass\n");
    host.put(
        "if.em0",
        """
        em0: flags=8843<UP>
        \tether 00:00:00:00:00:01
        \tinet 192.0.2.1 netmask 0xffffff00 broadcast 192.0.2.255
        \tinet 198.51.100.1 netmask 0xffffffff
        \tinet6 fe80::1%em0 prefixlen 64 scopeid 0x1
        \tinet6 2001:db8::1 prefixlen 64
        """);
    return host;
  }

  private static void change(ScratchHost host) throws Exception {
    host.put("/etc/rc.conf", "hostname=\"h\"\npf_enable=\"YES\"\n");
    host.put("/etc/pf.conf", "block\n");
    host.put(RULES, "block\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
  void whatWasChangedGoesBackWhenTheTimeIsUp(String shell) throws Exception {
    ScratchHost host = host(shell);
    assertThat(host.arm("n1", "pf", "=em0", "+em0 inet 192.0.2.9"))
        .isEqualTo(new ScratchHost.Said(0, "", ""));
    assertThat(Files.getPosixFilePermissions(host.root().resolve(GUARD.substring(1))))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    change(host);
    host.put("pf", "");
    host.put(
        "if.em0",
        """
        \tinet 192.0.2.1 netmask 0xffffff00 broadcast 192.0.2.255
        \tinet 192.0.2.9 netmask 0xffffff00
        \tinet 192.0.2.99 netmask 0xffffff00
        """);

    host.timePasses();

    assertThat(host.text("/etc/rc.conf")).isEqualTo("hostname=\"h\"\n");
    assertThat(host.text("/etc/pf.conf")).isEqualTo("pass\n");
    assertThat(host.isThere(RULES)).isFalse();
    assertThat(host.text("log").lines())
        .containsExactly(
            "sleep 120",
            "ifconfig em0 inet 198.51.100.1 netmask 0xffffffff alias",
            "ifconfig em0 inet6 2001:db8::1 prefixlen 64 alias",
            "ifconfig em0 inet 192.0.2.9 -alias",
            "service pf onestop");
    assertThat(host.text("if.em0")).contains("192.0.2.99").doesNotContain("192.0.2.9 ");
    assertThat(host.text(GUARD + "/reverted")).matches("[0-9-]+T[0-9:]+Z\n");
    assertThat(host.text("/var/db/qjailctl/journal")).contains("\"event\":\"network put back\"}\n");
    assertThat(host.isThere(GUARD + "/armed")).isFalse();
    assertThat(host.isThere(GUARD + "/reverting")).isFalse();
    assertThat(host.isThere(BOOT)).isFalse();
    assertThat(host.confirm("n1").exit()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox sh"})
  void pfThatRanRunsAgainWithItsRules(String shell) throws Exception {
    ScratchHost host = host(shell);
    host.put(RULES, "pass\n");
    host.put("pf", "");
    host.arm("n1", "pf");
    change(host);

    host.timePasses();

    assertThat(host.text(RULES)).isEqualTo("pass\n");
    assertThat(host.text("log")).endsWith("service pf onereload\n").doesNotContain("ifconfig");

    host.arm("n2", "pf");
    assertThat(host.isThere(GUARD + "/reverted")).as("told while the next is armed").isFalse();
    host.remove("pf");
    host.timePasses();
    assertThat(host.text("log")).endsWith("service pf onestart\n");
  }

  @Test
  void whereTheOldRulesDoNotLoadOurOwnGo() throws Exception {
    ScratchHost host = host("dash");
    host.put("pf", "");
    host.arm("n1", "pf");
    host.put("broken", "");

    host.timePasses();

    assertThat(host.text("log")).endsWith("service pf onereload\npfctl -a qjailctl -F rules\n");
    assertThat(host.text(GUARD + "/reverted")).endsWith("Z, but for pf\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
  void whatIsConfirmedStaysAndNothingIsLeft(String shell) throws Exception {
    ScratchHost host = host(shell);
    host.arm("n1", "pf");
    ProcessHandle watchdog = host.watchdog();
    change(host);

    assertThat(host.confirm("another")).isEqualTo(alreadyBack());
    assertThat(host.confirm("n1")).isEqualTo(new ScratchHost.Said(0, "", ""));

    watchdog.onExit().get(30, TimeUnit.SECONDS);
    assertThat(host.text("/etc/pf.conf")).isEqualTo("block\n");
    assertThat(host.isThere(GUARD)).isFalse();
    assertThat(host.isThere(BOOT)).isFalse();
    assertThat(host.confirm("n1").exit()).as("asked again, for the answer was lost").isZero();
  }

  private static ScratchHost.Said alreadyBack() {
    return new ScratchHost.Said(3, "", "the host has put its network back already\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox sh"})
  void aSecondGuardIsRefusedWhileOneIsArmed(String shell) throws Exception {
    ScratchHost host = host(shell);
    host.arm("n1", "pf");

    ScratchHost.Said second = host.arm("n2", "pf");

    assertThat(second.exit()).isEqualTo(75);
    assertThat(second.err()).matches("a network guard is armed since [0-9-]+T[0-9:]+Z for 120 s\n");
    assertThat(host.text(GUARD + "/armed/nonce")).isEqualTo("n1\n");
    host.confirm("n1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox sh"})
  void aHostThatStartsAnewPutsItsFilesBackFirst(String shell) throws Exception {
    ScratchHost host = host(shell);
    host.arm("n1", "pf", "=em0");
    ProcessHandle watchdog = host.watchdog();
    change(host);
    watchdog.destroyForcibly();
    watchdog.onExit().get(30, TimeUnit.SECONDS);
    host.put("log", "");

    assertThat(host.boots()).isEqualTo(new ScratchHost.Said(0, "", ""));

    assertThat(host.text("/etc/pf.conf")).isEqualTo("pass\n");
    assertThat(host.text("/etc/rc.conf")).isEqualTo("hostname=\"h\"\n");
    assertThat(host.text("log")).as("pf and interfaces have not come up yet").isEmpty();
    assertThat(host.isThere(GUARD + "/reverted")).isTrue();
    assertThat(host.isThere(BOOT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWatchdogThatDiedIsMadeUpForByTheNextRun(boolean asked) throws Exception {
    ScratchHost host = host("dash");
    host.arm("n1", "pf");
    ProcessHandle watchdog = host.watchdog();
    change(host);
    watchdog.destroyForcibly();
    watchdog.onExit().get(30, TimeUnit.SECONDS);

    ScratchHost.Said next = asked ? host.settle() : host.arm("n2", "pf");

    assertThat(next.exit()).isEqualTo(75);
    assertThat(next.err()).contains("the network was put back now");
    assertThat(host.text("/etc/pf.conf")).isEqualTo("pass\n");
    assertThat(host.settle().exit()).isZero();
    assertThat(host.arm("n3", "pf").exit()).isZero();
    host.confirm("n3");
  }

  @Test
  void whoRemovesTheFolderKeepsTheNetwork() throws Exception {
    ScratchHost host = host("dash");
    host.arm("n1", "pf");
    ProcessHandle watchdog = host.watchdog();
    change(host);
    Files.move(host.root().resolve("var/db/qjailctl/guard/armed"), folder.resolve("away"));
    try (var time = Files.newOutputStream(folder.resolve("time"))) {
      time.write('\n');
    }
    watchdog.onExit().get(30, TimeUnit.SECONDS);

    assertThat(host.text("/etc/pf.conf")).isEqualTo("block\n");
    host.boots();
    assertThat(host.isThere(BOOT)).as("the boot's part goes with the next boot").isFalse();
  }

  /** Its shell is over by then; the watchdog is none of its children any more. */
  @Test
  void theWatchdogOutlivesTheBatchThatStartedIt() throws Exception {
    ScratchHost host = host("dash");
    Operation arm =
        Operation.Run.of(
                List.of(
                    "env",
                    "PATH=" + host.path(),
                    "sh",
                    "-c",
                    GuardScript.ARM,
                    "sh",
                    host.root().toString(),
                    "n1",
                    "120",
                    "pf"))
            .reading(Input.text(GuardScript.WATCH));
    try (LocalHost local = new LocalHost(ConnectionOptions.DEFAULTS, Secrets.none())) {
      Outcome outcome = local.run(Batch.upToFailure(List.of(arm))).getFirst();
      assertThat(outcome.good()).as(outcome.stderr().utf8()).isTrue();
    }
    change(host);

    host.timePasses();

    assertThat(host.text("/etc/pf.conf")).isEqualTo("pass\n");
  }
}
