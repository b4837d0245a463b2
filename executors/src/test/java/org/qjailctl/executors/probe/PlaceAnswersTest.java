package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;

/** What commands in a jail may answer, that of a jail whose root lies included. */
final class PlaceAnswersTest {

  private static final Place.InJail JAIL = new Place.InJail(JailName.of("web"));
  private static final Outcome NOT_RUNNING = answer(1, "", "jexec: jail \"web\" not found\n");
  private static final Outcome NO_SUCH_PROGRAM =
      answer(1, "", "jexec: execvp: /usr/local/sbin/pkg: No such file or directory\n");
  private static final Sha256 DIGEST = Bytes.utf8("x").sha256();
  private static final HostPath PATH = HostPath.of("/usr/local/etc/app.conf");

  @Test
  void packagesAreReadAsFarAsTheyWereAskedFor() {
    assertThat(packages(answer(1, "nginx 1.24.0_3,3\nother 1\n", "")))
        .isEqualTo(Fact.known(Map.of(PackageName.of("nginx"), "1.24.0_3,3")));
    assertThat(packages(answer(1, "", ""))).isEqualTo(Fact.known(Map.of()));
    assertThat(packages(NO_SUCH_PROGRAM)).isEqualTo(Fact.known(Map.of()));
    assertThat(packages(answer(127, "", "not found"))).isEqualTo(Fact.known(Map.of()));
  }

  @Test
  void packagesAreUnknownWhenPkgFailsOrStopsHalfway() {
    assertThat(packages(NOT_RUNNING)).isEqualTo(Fact.unknown("the jail web is not running"));
    assertThat(packages(answer(1, "", "pkg: sqlite error\n")))
        .isEqualTo(
            Fact.unknown("pkg query in the jail web ended with exit status 1 (pkg: sqlite error)"));
    assertThat(packages(answer(0, "nginx", "")).known()).isEmpty();
    assertThat(packages(answer(0, "nginx ", "")).known()).isEmpty();
    assertThat(packages(Outcome.of(Outcome.Status.TIMED_OUT)))
        .isEqualTo(Fact.unknown("pkg query in the jail web did not end in time"));
  }

  @Test
  void aFileHasItsModeOwnerAndDigest() {
    assertThat(file(answer(0, "0/644/Regular File/www\n", ""), digest()))
        .isEqualTo(Fact.known(new FileState.Regular(new FileMode(0644), "www", DIGEST)));
    assertThat(file(answer(0, "4/755/Regular File/(770)\n", ""), digest()))
        .isEqualTo(Fact.known(new FileState.Regular(new FileMode(04755), "770", DIGEST)));
    assertThat(file(answer(0, "1/777/Directory/root\n", ""), answer(1, "", "sha256: a folder")))
        .isEqualTo(Fact.known(new FileState.Directory(new FileMode(01777), "root")));
    assertThat(file(answer(0, "0/755/Symbolic Link/root\n", ""), digest()))
        .isEqualTo(Fact.known(new FileState.Other("a symlink")));
    assertThat(file(answer(0, "0/644/Fifo File/root\n", ""), Outcome.of(Outcome.Status.TIMED_OUT)))
        .isEqualTo(Fact.known(new FileState.Other("a device, socket or pipe")));
  }

  @Test
  void aFileIsAbsentOnlyWhenStatItselfSaysSo() {
    Outcome noFile = answer(1, "", "stat: " + PATH + ": stat: No such file or directory\n");
    assertThat(file(noFile, noFile)).isEqualTo(Fact.known(new FileState.Absent()));
    Outcome noStat = answer(1, "", "jexec: execvp: stat: No such file or directory\n");
    assertThat(file(noStat, noStat).known()).isEmpty();
    assertThat(file(NOT_RUNNING, NOT_RUNNING))
        .isEqualTo(Fact.unknown("the jail web is not running"));
    assertThat(file(answer(1, "", "stat: " + PATH + ": Permission denied\n"), digest()).known())
        .isEmpty();
  }

  @Test
  void aFileIsUnknownWithoutItsDigestOrWithWordsThatAreNotStats() {
    assertThat(file(answer(0, "0/644/Regular File/www\n", ""), answer(0, "abc\n", "")).known())
        .isEmpty();
    for (String words :
        List.of("", "0/644", "9/644/Regular File/www", "0//Directory/x", "\u0000")) {
      assertThat(file(answer(0, words, ""), digest()).known()).as(words).isEmpty();
    }
  }

  @Test
  void aServiceThatIsNotInstalledDoesNotRun() {
    Outcome notInstalled =
        RecordedSteps.outcome("12-sysvipc", 17, "jexec -l postgres service postgresql status");
    assertThat(service(notInstalled)).isEqualTo(Fact.known(false));
    assertThat(service(answer(0, "postgres is running as pid 4.\n", "")))
        .isEqualTo(Fact.known(true));
    assertThat(service(NOT_RUNNING)).isEqualTo(Fact.unknown("the jail web is not running"));
    assertThat(service(answer(1, "", "jexec: jail_attach(3): Permission denied\n")).known())
        .isEmpty();
  }

  @Test
  void aPortAnswersWhenATcpSocketListensOnIt() {
    Outcome recorded = RecordedSteps.outcome("13-zones-ssh", 13, "jexec sshy sockstat -4l");
    assertThat(port(recorded, 22)).isEqualTo(Fact.known(true));
    assertThat(port(recorded, 2)).isEqualTo(Fact.known(false));
    assertThat(port(answer(0, "www nginx 5 7 tcp6   *:443     *:*\n", ""), 443))
        .isEqualTo(Fact.known(true));
    assertThat(port(answer(0, "pgsql postgres 5 7 tcp46 ::1:5432 *:*\n", ""), 5432))
        .isEqualTo(Fact.known(true));
    assertThat(port(answer(0, "bind named 5 20 udp4 *:22 *:*\n", ""), 22))
        .isEqualTo(Fact.known(false));
    assertThat(port(answer(0, "root sshd 5 3 tcp4", ""), 22)).isEqualTo(Fact.known(false));
    assertThat(port(answer(1, "", "sockstat: no"), 22).known()).isEmpty();
  }

  @Test
  void whatAJailPrintsReachesPeopleInOneShortLineWithoutControlCharacters() {
    String huge = "\u001b[2J" + "x".repeat(100_000) + "\nsecond";
    assertThat(packages(answer(3, "", huge)))
        .isInstanceOfSatisfying(
            Fact.Unknown.class,
            unknown ->
                assertThat(unknown.reason())
                    .hasSizeLessThan(300)
                    .doesNotContain("\u001b", "second"));
  }

  private static Fact<?> packages(Outcome outcome) {
    Set<PackageName> asked = Set.of(PackageName.of("nginx"));
    return PackagesReading.of(JAIL, new TreeSet<>(asked)).read(List.of(outcome));
  }

  private static Fact<FileState> file(Outcome stat, Outcome sha256) {
    return JailFileReading.of(JAIL, PATH).read(List.of(stat, sha256));
  }

  private static Fact<Boolean> service(Outcome outcome) {
    return ServiceReading.of(JAIL, new ServiceName("postgresql"))
        .read(Collections.singletonList(outcome));
  }

  private static Fact<Boolean> port(Outcome outcome, int number) {
    return PortReading.of(JAIL, new Port(number)).read(List.of(outcome));
  }

  private static Outcome digest() {
    return answer(0, DIGEST + "\n", "");
  }

  private static Outcome answer(int exit, String stdout, String stderr) {
    return Outcome.finished(exit, Bytes.utf8(stdout), Bytes.utf8(stderr));
  }
}
