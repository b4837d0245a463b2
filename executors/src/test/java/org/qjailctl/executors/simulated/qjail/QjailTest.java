package org.qjailctl.executors.simulated.qjail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** What qjail does that no recording holds, on a host where it is installed. */
class QjailTest {

  private final World world = World.stock();
  private final SimulatedHost host = SimulatedHost.of(world, Secrets.none());

  @BeforeEach
  void install() throws HostUnreachable {
    run("pkg", "install", "-y", "qjail");
    run("ifconfig", "lo1", "create");
    run("fetch", "-o", "/root/base.txz", "https://example.net/13.2-RELEASE/base.txz");
    assertThat(run("qjail", "install", "-f", "/root").exit()).isZero();
    run("qjail", "create", "-n", "lo1", "-4", "192.168.1.1", "jail1");
  }

  @Test
  void qjailIsThereOnlyWithItsPackage() throws HostUnreachable {
    try (SimulatedHost bare = SimulatedHost.of(World.stock(), Secrets.none())) {
      Operation list = Operation.Run.of("qjail", "list");
      assertThat(bare.run(Batch.all(List.of(list))).getFirst().exit()).isEqualTo(127);
    }
  }

  @Test
  void aJailHasTheTemplateTheFlavorAndWhatIsShared() throws HostUnreachable {
    run("qjail", "start", "jail1");
    assertThat(run("jexec", "jail1", "freebsd-version", "-u").stdout().utf8())
        .isEqualTo("13.2-RELEASE\n");
    assertThat(text("/usr/jails/jail1/etc/resolv.conf")).isEqualTo(text("/etc/resolv.conf"));
    assertThat(run("jexec", "-l", "-U", "www", "jail1", "id", "-un").stderr().utf8())
        .isEqualTo("jexec: chdir: /nonexistent: No such file or directory\n");
    assertThat(run("jexec", "-U", "www", "jail1", "id", "-un").stdout().utf8()).isEqualTo("www\n");
    assertThat(run("jexec", "jail1", "sysrc", "-n", "sendmail_enable").stdout().utf8())
        .isEqualTo("NONE\n");
  }

  @Test
  void aBaseThatIsNoDistributionIsRefused() throws HostUnreachable {
    run("mkdir", "/root/other");
    run("cp", "/etc/rc.conf", "/root/other/base.txz");
    Outcome refused = run("qjail", "install", "-f", "/root/other");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.stdout().utf8()).endsWith("Error: RELEASE distribution install failed.\n");
  }

  @Test
  void anInstallOverAnotherWantsAllJailsStoppedAndKeepsThem() throws HostUnreachable {
    run("qjail", "start", "jail1");
    Outcome refused = run("qjail", "install", "-f", "/root");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.stdout().utf8())
        .isEqualTo("Error: All jails have to be stopped.\nThis jail is running. jail1\n");
    run("qjail", "stop", "jail1");
    assertThat(run("qjail", "install", "-f", "/root").exit()).isZero();
    assertThat(world.files(Place.HOST).isFolder("/usr/jails/flavors/users.saved.default")).isTrue();
    assertThat(run("qjail", "start", "jail1").stdout().utf8())
        .isEqualTo("Jail successfully started  jail1\n");
  }

  @Test
  void aJailThatJailRemovedCannotStartUntilItsMountIsGone() throws HostUnreachable {
    run("qjail", "start", "jail1");
    run("jail", "-r", "jail1");
    Outcome refused = run("qjail", "start", "jail1");
    assertThat(refused.exit()).isZero();
    assertThat(refused.stderr().utf8()).contains("Resource deadlock avoided\n");
    Outcome deleted = run("qjail", "delete", "jail1");
    assertThat(deleted.stdout().utf8()).isEqualTo("Successfully deleted  jail1\n");
    assertThat(deleted.stderr().utf8())
        .contains("rm: /usr/jails/jail1/sharedfs/bin: Read-only file system\n");
    assertThat(world.files(Place.HOST).isFolder("/usr/jails/jail1/sharedfs/bin")).isTrue();
  }

  @Test
  void twoJailsOfOneAddressRunAndTheSecondIsSaidToFailAsItStops() throws HostUnreachable {
    run("qjail", "create", "-n", "lo1", "-4", "192.168.1.1", "jail2");
    run("qjail", "start");
    assertThat(run("jls", "name").stdout().utf8()).isEqualTo("jail1\njail2\n");
    Outcome stopped = run("qjail", "stop");
    assertThat(stopped.stdout().utf8())
        .startsWith("Jail successfully stopped  jail1\nError: /usr/sbin/jail failed to stop");
    assertThat(run("jls", "name").stdout().utf8()).isEmpty();
    assertThat(world.files(Place.HOST).exists("/var/run/qjail.jail2.pid")).isTrue();
  }

  @Test
  void aJailOnAnInterfaceThatIsGoneDoesNotStart() throws HostUnreachable {
    run("ifconfig", "lo1", "destroy");
    Outcome refused = run("qjail", "start", "jail1");
    assertThat(refused.exit()).isZero();
    assertThat(refused.stderr().utf8())
        .endsWith(
            "jail: jail1: /sbin/ifconfig lo1 inet 192.168.1.1 netmask 255.255.255.255 alias:"
                + " failed\n");
    assertThat(run("jls", "name").stdout().utf8()).isEmpty();
  }

  @Test
  void aListOfNamesEndsAtAJailThatConfigMayNotTouch() throws HostUnreachable {
    run("qjail", "create", "-n", "lo1", "-4", "192.168.1.2", "jail2");
    run("qjail", "config", "-r", "jail2");
    Outcome refused = run("qjail", "config", "-y", "jail1", "jail2");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.stdout().utf8())
        .isEqualTo(
            """
            Successfully enabled allow.sysvipc for jail1
            Can not make config changes to jails in norun status.
            """);
    assertThat(run("qjail", "config", "-y", "jail1", "nosuch").stdout().utf8())
        .isEqualTo("Error: Jail doesn't exist. nosuch\n");
  }

  @Test
  void vnetWantsItsInterfaceFirstAndIsNeverTurnedOff() throws HostUnreachable {
    Outcome early = run("qjail", "config", "-v", "none", "jail1");
    assertThat(early.exit()).isZero();
    assertThat(text(Zone.GLOBAL + "/jail1")).contains("vnet=\"\"\n");
    run("qjail", "config", "-w", "em0", "jail1");
    assertThat(run("qjail", "config", "-v", "none", "jail1").stdout().utf8())
        .isEqualTo("Successfully enabled vnet for jail1\n");
    assertThat(text(Zone.GLOBAL + "/jail1")).contains("vnet=\"be|none|1\"\n");
    assertThat(text(Zone.VNETCTL)).isEqualTo("count=\"1\"\n");
    assertThat(run("qjail", "config", "-V", "jail1").stdout().utf8())
        .isEqualTo("Valid -v values are ipf, pf, ipfw, and none.\n");
    assertThat(run("qjail", "config", "-y", "jail1").stdout().utf8())
        .startsWith("Error: This config change not allowed on vnet Jail.");
  }

  @Test
  void anImageKeepsItsFilesWhileItIsNotMounted() throws HostUnreachable {
    run("qjail", "create", "-n", "lo1", "-4", "192.168.1.2", "-i", "100m", "img1");
    run("qjail", "start", "img1");
    run("jexec", "img1", "sysrc", "kept=YES");
    run("qjail", "stop", "img1");
    assertThat(run("ls", "/usr/jails/img1").stdout().utf8()).isEqualTo("img1.img\n");
    run("qjail", "archive", "img1");
    run("qjail", "delete", "img1");
    run("qjail", "restore", "img1");
    run("qjail", "start", "img1");
    assertThat(run("jexec", "img1", "sysrc", "-n", "kept").stdout().utf8()).isEqualTo("YES\n");
  }

  /** qjail start's own {@code ln -s} then fails, which the script does not look at. */
  @Test
  void anImageThatWasUnmountedByHandKeepsItsFilesAndItsLink() throws HostUnreachable {
    run("qjail", "create", "-n", "lo1", "-4", "192.168.1.2", "-i", "100m", "img1");
    run("qjail", "start", "img1");
    run("jexec", "img1", "sysrc", "kept=YES");
    run("jail", "-r", "img1");
    run("umount", "/usr/jails/img1/dev", "/usr/jails/img1/sharedfs", "/usr/jails/img1");
    Outcome started = run("qjail", "start", "img1");
    assertThat(started.exit()).isZero();
    assertThat(started.stderr().utf8()).isEqualTo("ln: /usr/jails/img1.device: File exists\n");
    assertThat(run("jexec", "img1", "sysrc", "-n", "kept").stdout().utf8()).isEqualTo("YES\n");
    assertThat(run("mdconfig", "-d", "-u", "md1").stderr().utf8())
        .isEqualTo("mdconfig: ioctl(/dev/mdctl): Device busy\n");
    assertThat(run("mdconfig", "-d", "-u", "md0").exit()).isZero();
  }

  @Test
  void updateCopiesTheHostsBinariesOnlyWhenNoJailRuns() throws HostUnreachable {
    run("qjail", "start", "jail1");
    assertThat(run("qjail", "update", "-b").stdout().utf8())
        .isEqualTo("Error: All jails have to be stopped.\nThis jail is running. jail1\n");
    run("qjail", "stop", "jail1");
    Outcome done = run("qjail", "update", "-b");
    assertThat(done.exit()).isZero();
    assertThat(done.stdout().utf8())
        .contains("Copied host's binaries to sharedfs successfully for usr/lib32.\n")
        .endsWith("\nSuccessfully updated your existing qjail system.\n \n");
  }

  private Outcome run(String... argv) throws HostUnreachable {
    return host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
  }

  private String text(String path) {
    return world.files(Place.HOST).text(path).orElse("(not there)");
  }
}
