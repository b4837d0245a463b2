package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.ServiceState;

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
  void aFileHasItsModeOwnerGroupAndDigest() {
    assertThat(file(listed(TreeEntry.Type.FILE, 0644, 80, 81, Optional.of(DIGEST))))
        .isEqualTo(Fact.known(new FileState.Regular(new FileMode(0644), "www", "web", DIGEST)));
    assertThat(file(listed(TreeEntry.Type.FILE, 04755, 770, 771, Optional.of(DIGEST))))
        .isEqualTo(Fact.known(new FileState.Regular(new FileMode(04755), "770", "771", DIGEST)));
    assertThat(file(listed(TreeEntry.Type.DIRECTORY, 01777, 0, 0, Optional.empty())))
        .isEqualTo(Fact.known(new FileState.Directory(new FileMode(01777), "root", "wheel")));
    assertThat(file(listed(TreeEntry.Type.SYMLINK, 0755, 0, 0, Optional.empty())))
        .isEqualTo(Fact.known(new FileState.Other("a symlink")));
    assertThat(file(listed(TreeEntry.Type.OTHER, 0644, 0, 0, Optional.empty())))
        .isEqualTo(Fact.known(new FileState.Other("a device, socket or pipe")));
    assertThat(file(Outcome.listed(List.of()))).isEqualTo(Fact.known(new FileState.Absent()));
  }

  @Test
  void aFileIsUnknownWhenTheListingFailsOrTellsNoDigest() {
    assertThat(file(NOT_RUNNING).known()).isEmpty();
    assertThat(file(Outcome.of(Outcome.Status.TIMED_OUT)).known()).isEmpty();
    assertThat(file(listed(TreeEntry.Type.FILE, 0644, 0, 0, Optional.empty())).known()).isEmpty();
  }

  @Test
  void aLineIsThereWhenItStandsAlone() {
    assertThat(lines(answer(0, "a\nwanted\nb", ""))).isEqualTo(Fact.known(Set.of("wanted")));
    assertThat(lines(answer(0, "not wanted\n# wanted\n", ""))).isEqualTo(Fact.known(Set.of()));
    assertThat(lines(answer(1, "", PATH + ": no such file\n"))).isEqualTo(Fact.known(Set.of()));
    assertThat(lines(answer(1, "", PATH + ": is a symlink, which is not followed\n")).known())
        .isEmpty();
  }

  @Test
  void aServiceRunsAndIsOutdatedOnceAFileChangedAfterItsStart() {
    assertThat(service(answer(0, "stopped\n", "")))
        .isEqualTo(Fact.known(new ServiceState.Stopped()));
    assertThat(service(answer(0, "running 100 99\n", "")))
        .isEqualTo(Fact.known(new ServiceState.Running(false)));
    assertThat(service(answer(0, "running 100 100\n", "")))
        .isEqualTo(Fact.known(new ServiceState.Running(true)));
    assertThat(service(answer(0, "running 100 101\n", "")))
        .isEqualTo(Fact.known(new ServiceState.Running(true)));
    assertThat(service(answer(0, "running - 101\n", "")))
        .isEqualTo(Fact.known(new ServiceState.Running(false)));
  }

  @Test
  void aServiceIsUnknownWithoutTheScriptsOwnWords() {
    assertThat(service(NOT_RUNNING)).isEqualTo(Fact.unknown("the jail web is not running"));
    assertThat(service(answer(1, "", "jexec: jail_attach(3): Permission denied\n")).known())
        .isEmpty();
    for (String words : List.of("", "running", "running 1", "running 1 2 3", "running x 1")) {
      assertThat(service(answer(0, words, "")).known()).as(words).isEmpty();
    }
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

  private static Fact<FileState> file(Outcome listing) {
    Outcome passwd = answer(0, "root:*:0:0::/root:/bin/sh\nwww:*:80:80::/:/bin/sh\n", "");
    Outcome group = answer(0, "wheel:*:0:root\nweb:*:81:\n", "");
    return FilesReading.of(PATH, JAIL.confinement()).read(List.of(passwd, group, listing));
  }

  private static Outcome listed(
      TreeEntry.Type type, int mode, long uid, long gid, Optional<Sha256> digest) {
    return Outcome.listed(
        List.of(
            new TreeEntry(
                PATH,
                type,
                new FileMode(mode),
                uid,
                gid,
                0,
                Optional.empty(),
                digest,
                Optional.empty())));
  }

  private static Fact<SortedSet<String>> lines(Outcome outcome) {
    return LinesReading.of(PATH, new TreeSet<>(Set.of("wanted")), JAIL.confinement())
        .read(List.of(outcome));
  }

  private static Fact<ServiceState> service(Outcome outcome) {
    return ServiceReading.of(JAIL, new ServiceName("postgresql"), new TreeSet<>())
        .read(Collections.singletonList(outcome));
  }

  private static Fact<Boolean> port(Outcome outcome, int number) {
    return PortReading.of(JAIL, new Port(number)).read(List.of(outcome));
  }

  private static Outcome answer(int exit, String stdout, String stderr) {
    return Outcome.finished(exit, Bytes.utf8(stdout), Bytes.utf8(stderr));
  }
}
