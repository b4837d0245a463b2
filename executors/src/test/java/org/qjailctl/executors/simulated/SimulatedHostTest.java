package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.simulated.world.World;

class SimulatedHostTest {

  private static final Operation FAILS = Operation.Run.of("false");
  private static final Operation WORKS = Operation.Run.of("uname", "-r");

  private final SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());

  @Test
  void aBatchUpToFailureRunsNothingBehindTheFirstFailure() throws HostUnreachable {
    List<Outcome> outcomes = host.run(Batch.upToFailure(List.of(WORKS, FAILS, WORKS)));
    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Outcome.Status.FINISHED, Outcome.Status.FINISHED, Outcome.Status.NOT_RUN);
    assertThat(outcomes.getFirst().stdout().utf8()).isEqualTo("13.2-RELEASE\n");
  }

  @Test
  void aBatchOfAllRunsOnBehindAFailure() throws HostUnreachable {
    assertThat(host.run(Batch.all(List.of(FAILS, WORKS))))
        .extracting(Outcome::exit)
        .containsExactly(1, 0);
  }

  @Test
  void aGuardThatHoldsKeepsTheCommandFromRunning() throws HostUnreachable {
    Operation guarded = Operation.Run.of("mkdir", "/root/x").unless("true");
    assertThat(one(guarded).status()).isEqualTo(Outcome.Status.NOT_NEEDED);
    assertThat(one(Operation.Run.of("ls", "/root/x")).exit()).isEqualTo(1);
  }

  @Test
  void theJailsCanBeReadBeforeTheFirstOneHasLoadedNullfs() throws HostUnreachable {
    World world = World.stock();
    world.kernel().unload("nullfs");
    SimulatedHost fresh = SimulatedHost.of(world, Secrets.none());
    Probe probe = Probe.of(Questions.of(new QjailQuestion.Jails()));

    assertThat(probe.read(fresh.run(probe.batch())).qjail().jails().known()).isPresent();
    assertThat(
            fresh
                .run(Batch.all(List.of(Operation.Run.of("jls", "allow.mount.nullfs"))))
                .getFirst()
                .exit())
        .isEqualTo(1);
  }

  @Test
  void aProgramThatIsNotThereEndsWith127() throws HostUnreachable {
    Outcome outcome = one(Operation.Run.of("nosuch", "x"));
    assertThat(outcome.exit()).isEqualTo(127);
    assertThat(outcome.stderr().utf8()).isEqualTo("nosuch: not found\n");
  }

  @Test
  void aProgramOfAPackageIsThereOnceThePackageIs() throws HostUnreachable {
    assertThat(one(Operation.Run.of("pkg", "query", "%n %v", "qjail")).exit()).isEqualTo(1);
    one(Operation.Run.of("pkg", "bootstrap", "-y"));
    assertThat(one(Operation.Run.of("pkg", "install", "-y", "postgresql15-server")).exit())
        .isZero();
    assertThat(
            one(Operation.Run.of("pkg", "query", "%n %v", "postgresql15-client")).stdout().utf8())
        .isEqualTo("postgresql15-client 15.6\n");
  }

  @Test
  void aSecretReachesTheProgramWithALineFeed() throws HostUnreachable {
    SimulatedHost keeps = SimulatedHost.of(World.stock(), name -> "value of " + name);
    Operation reads = Operation.Run.of("cat").reading(new Input.Secret(new SecretName("password")));
    assertThat(keeps.run(Batch.all(List.of(reads))).getFirst().stdout().utf8())
        .isEqualTo("value of password\n");
  }

  @Test
  void aWrittenFileIsReadAgainAndListedWithItsMode() throws HostUnreachable {
    HostPath path = HostPath.of("/root/notes");
    Bytes content = Bytes.utf8("hello\n");
    assertThat(one(write(path, content, new Operation.Expected.Absent())).exit()).isZero();
    assertThat(one(new Operation.ReadFile(path, 100)).stdout()).isEqualTo(content);
    assertThat(one(new Operation.ReadFile(path, 5)).exit()).isEqualTo(1);
    Outcome listing =
        one(new Operation.ListTree(HostPath.of("/root"), 1, Operation.Contents.BYTES));
    assertThat(listing.entries())
        .extracting(TreeEntry::path)
        .containsExactly(HostPath.of("/root"), path);
    assertThat(listing.entries().getLast().mode()).isEqualTo(FileMode.PRIVATE);
    assertThat(listing.entries().getLast().content()).contains(content);
  }

  @Test
  void aFileIsNotWrittenOverWhatIsNotExpected() throws HostUnreachable {
    HostPath path = HostPath.of("/etc/rc.conf");
    Bytes other = Bytes.utf8("x");
    assertThat(one(write(path, other, new Operation.Expected.Absent())).exit()).isEqualTo(1);
    assertThat(one(write(path, other, new Operation.Expected.Content(other.sha256()))).exit())
        .isEqualTo(1);
    assertThat(one(write(path, other, new Operation.Expected.Anything())).exit()).isZero();
  }

  @Test
  void aSymlinkIsNeitherReadNorWritten() throws HostUnreachable {
    one(Operation.Run.of("ln", "-s", "/etc/rc.conf", "/root/link"));
    HostPath link = HostPath.of("/root/link");
    assertThat(one(new Operation.ReadFile(link, 1000)).exit()).isEqualTo(1);
    assertThat(one(write(link, Bytes.NONE, new Operation.Expected.Anything())).exit()).isEqualTo(1);
  }

  @Test
  void aMissingRootIsAnEmptyListing() throws HostUnreachable {
    Outcome listing =
        one(new Operation.ListTree(HostPath.of("/nowhere"), 3, Operation.Contents.NONE));
    assertThat(listing.good()).isTrue();
    assertThat(listing.entries()).isEmpty();
  }

  @Test
  void theReleaseIsFetchedWithItsDigest() throws HostUnreachable {
    String url = "https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz";
    assertThat(one(Operation.Run.of("fetch", "-o", "/root/base.txz", url)).exit()).isZero();
    assertThat(one(Operation.Run.of("sha256", "-q", "/root/base.txz")).stdout().utf8())
        .isEqualTo("3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0\n");
    assertThat(one(Operation.Run.of("fetch", "https://example.net/other")).stderr().utf8())
        .isEqualTo("fetch: https://example.net/other: Not Found\n");
  }

  private Outcome one(Operation operation) throws HostUnreachable {
    return host.run(Batch.all(List.of(operation))).getFirst();
  }

  private static Operation write(HostPath path, Bytes content, Operation.Expected expected) {
    return new Operation.WriteFile(path, content, FileMode.PRIVATE, expected);
  }
}
