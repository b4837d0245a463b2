package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** pfctl(8) and {@code service pf} one after another on one host. */
class PacketFilterTest {

  private static final String ANCHOR_FILE = "/usr/local/etc/qjailctl.pf.conf";
  private static final String HOOKS =
      """
      nat-anchor "qjailctl"
      rdr-anchor "qjailctl"
      load anchor "qjailctl" from "/usr/local/etc/qjailctl.pf.conf"
      pass all
      """;
  private static final String NAT = "nat pass on em0 inet from (lo1:network) to any -> (em0)";

  private final World world =
      World.stock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

  @BeforeEach
  void anEnabledPacketFilterWithAnAnchor() throws FileRefused {
    write("/etc/pf.conf", HOOKS);
    write(ANCHOR_FILE, NAT + "\n");
    run("sysrc", "pf_enable=YES");
    assertThat(run("service", "pf", "start")).isEqualTo(Result.printed("Enabling pf.\n"));
  }

  @Test
  void theAnchorHoldsWhatItsFileSays() {
    assertThat(run("pfctl", "-a", "qjailctl", "-sn").text()).isEqualTo(NAT + " round-robin\n");
    assertThat(run("pfctl", "-sn").text())
        .isEqualTo("nat-anchor \"qjailctl\" all\nrdr-anchor \"qjailctl\" all\n");
    assertThat(run("pfctl", "-sr").text()).isEqualTo("pass all flags S/SA keep state\n");
    assertThat(run("pfctl", "-sA").text()).isEqualTo("  qjailctl\n");
  }

  @Test
  void aCheckThatPrintsLoadsNothing() throws FileRefused {
    write("/root/other", "block all\n");
    assertThat(run("pfctl", "-nvf", "/root/other").text()).isEqualTo("block drop all\n");
    assertThat(run("pfctl", "-sr").text()).startsWith("pass all");
  }

  /** pfctl_table.c of FreeBSD 13.2. */
  @Test
  void tablesAreShownFilledAndKept() throws FileRefused {
    write(
        ANCHOR_FILE,
        """
        table <clients> persist { 10.0.0.0/8 !10.9.9.9 }
        table <bad> persist
        block in quick from <bad>
        """);
    run("pfctl", "-a", "qjailctl", "-f", ANCHOR_FILE);
    assertThat(run("pfctl", "-a", "qjailctl", "-t", "clients", "-T", "show").text())
        .isEqualTo("  !10.9.9.9\n   10.0.0.0/8\n");
    assertThat(run("pfctl", "-a", "qjailctl", "-t", "none", "-T", "show"))
        .isEqualTo(Result.of(255, "", "pfctl: Table does not exist.\n"));

    assertThat(run("pfctl", "-a", "qjailctl", "-t", "bad", "-T", "add", "192.0.2.1", "192.0.2.2"))
        .isEqualTo(Result.of(0, "", "2/2 addresses added.\n"));
    run("pfctl", "-a", "qjailctl", "-t", "clients", "-T", "add", "192.0.2.1");
    run("pfctl", "-a", "qjailctl", "-f", ANCHOR_FILE);

    assertThat(run("pfctl", "-a", "qjailctl", "-t", "bad", "-T", "show").text())
        .as("a table whose contents the file does not say keeps them")
        .isEqualTo("   192.0.2.1\n   192.0.2.2\n");
    assertThat(run("pfctl", "-a", "qjailctl", "-t", "clients", "-T", "show").text())
        .doesNotContain("192.0.2.1");
  }

  @Test
  void aBrokenFileLeavesTheLoadedRulesAlone() throws FileRefused {
    write("/etc/pf.conf", "garbage\n");
    assertThat(run("pfctl", "-f", "/etc/pf.conf"))
        .isEqualTo(
            Result.of(
                1,
                "",
                """
                /etc/pf.conf:1: syntax error
                pfctl: Syntax error in config file: pf rules not loaded
                """));
    assertThat(run("pfctl", "-sr").text()).startsWith("pass all");
  }

  @Test
  void aBrokenAnchorFileKeepsTheMainRulesFromLoading() throws FileRefused {
    write("/etc/pf.conf", HOOKS.replace("pass all", "block all"));
    write(ANCHOR_FILE, NAT);
    Result result = run("pfctl", "-f", "/etc/pf.conf");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.stderr().utf8()).endsWith("not loaded\npfctl: load anchors\n");
    assertThat(run("pfctl", "-sr").text()).startsWith("pass all");
  }

  @Test
  void aRestartWithABrokenFileExitsWith0AndLeavesNoRules() throws FileRefused {
    write("/etc/pf.conf", "garbage\n");
    Result result = run("service", "pf", "restart");
    assertThat(result.exit()).isZero();
    assertThat(result.text()).isEqualTo("Disabling pf.\nEnabling pf.\n");
    assertThat(run("pfctl", "-s", "info").text()).startsWith("Status: Enabled");
    assertThat(run("pfctl", "-sn").text() + run("pfctl", "-sr").text()).isEmpty();
  }

  @Test
  void aFallbackIsLoadedWhereRcConfSaysSo() throws FileRefused {
    write("/etc/pf.conf", "garbage\n");
    run("sysrc", "pf_fallback_rules_enable=YES");
    run("service", "pf", "restart");
    assertThat(run("pfctl", "-sr").text()).isEqualTo("block drop log all\n");
  }

  @Test
  void aReloadOrCheckOfABrokenFileExitsWith1() throws FileRefused {
    write("/etc/pf.conf", "garbage\n");
    assertThat(run("service", "pf", "reload").exit()).isEqualTo(1);
    assertThat(run("service", "pf", "check").exit()).isEqualTo(1);
    assertThat(run("pfctl", "-sr").text()).startsWith("pass all");
  }

  @Test
  void aStartWithoutRulesIsRefused() throws FileRefused {
    world.files(Place.HOST).remove("/etc/pf.conf");
    Result result = run("service", "pf", "start");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.stderr().utf8())
        .isEqualTo("/etc/rc.d/pf: WARNING: /etc/pf.conf is not readable.\n");
  }

  @Test
  void aDisabledServiceIsOnlyTalkedOf() {
    run("sysrc", "pf_enable=NO");
    for (String command : List.of("start", "stop", "restart", "reload", "status", "check")) {
      assertThat(run("service", "pf", command))
          .isEqualTo(
              Result.printed(
                  "Cannot '%s' pf. Set pf_enable to YES in /etc/rc.conf or use 'one%s' instead of '%s'.\n"
                      .formatted(command, command, command)));
    }
    assertThat(run("service", "pf", "onestatus").text()).startsWith("Status: Enabled");
  }

  @Test
  void pfctlSwitchesOnceEachWay() {
    assertThat(run("pfctl", "-e")).isEqualTo(Result.failed(1, "pfctl: pf already enabled"));
    assertThat(run("pfctl", "-d")).isEqualTo(Result.of(0, "", "pf disabled\n"));
    assertThat(run("pfctl", "-d")).isEqualTo(Result.failed(1, "pfctl: pf not enabled"));
    assertThat(run("service", "pf", "status").exit()).isEqualTo(1);
    assertThat(run("pfctl", "-e")).isEqualTo(Result.of(0, "", "pf enabled\n"));
  }

  @Test
  void anAnchorThatNothingCallsIsGoneWithItsRules() {
    reading("pass\n", "pfctl", "-a", "other/inner", "-f", "-");
    assertThat(run("pfctl", "-sA").text()).isEqualTo("  other\n  qjailctl\n");
    assertThat(run("pfctl", "-vsA").text()).isEqualTo("  other\n  other/inner\n  qjailctl\n");
    assertThat(run("pfctl", "-a", "other/inner", "-F", "rules").stderr().utf8())
        .isEqualTo("rules cleared\n");
    assertThat(run("pfctl", "-sA").text()).isEqualTo("  qjailctl\n");
    assertThat(run("pfctl", "-a", "other", "-sr"))
        .isEqualTo(Result.of(0, "", "pfctl: DIOCGETRULES: Invalid argument\n"));
  }

  @Test
  void clearingTheMainRulesKeepsThoseOfAnchors() {
    run("pfctl", "-F", "all");
    assertThat(run("pfctl", "-sn").text()).isEmpty();
    assertThat(run("pfctl", "-a", "qjailctl", "-sn").text()).isEqualTo(NAT + " round-robin\n");
  }

  @Test
  void aRuleSetIsKeptInTheWorldsFacts() {
    World again = new World(world.fileSystem().root(), world.facts(), world.clock());
    assertThat(again.pf().state()).isEqualTo(world.pf().state());
    assertThat(again.pf().state().anchors()).containsOnlyKeys("qjailctl");
  }

  private Result run(String... argv) {
    return reading("", argv);
  }

  private Result reading(String stdin, String... argv) {
    return InstalledPrograms.ALL.run(
        new Invocation(
            world, Place.HOST, "root", List.of(argv), Bytes.utf8(stdin), InstalledPrograms.ALL));
  }

  private void write(String path, String text) throws FileRefused {
    world.files(Place.HOST).write(path, text);
  }
}
