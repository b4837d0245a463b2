package org.qjailctl.executors.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.Operation.ReadFile;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Outcome.Status;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.TreeEntry;

/**
 * What hosts do that run real programs, whatever bytes and names those come up with. The host is
 * this machine, so that a test can look behind the host's back.
 */
public abstract class RealHostContract extends HostContract {

  private static final String TEMPTATIONS =
      """
      $(touch CANARY)`touch CANARY`
      ;touch CANARY;'";touch CANARY
      &&touch CANARY|touch CANARY\\\
      """;

  private String tempting() {
    return TEMPTATIONS.replace("CANARY", canary().toString());
  }

  private Path canary() {
    return Path.of(folder.value(), "canary");
  }

  private static Run sh(String script, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    argv.addAll(List.of(arguments));
    return Run.of(argv);
  }

  @Test
  void everyCharacterReachesAProgramInItsArguments() throws HostUnreachable {
    StringBuilder all = new StringBuilder();
    for (int c = 1; c <= 0x2ff; c++) {
      all.appendCodePoint(c);
    }
    all.append("€😀").append(tempting());

    Outcome outcome = run(Run.of("printf", "%s|", all.toString(), "", " ", "-x", "*", "~"));

    assertThat(outcome.stdout().utf8()).isEqualTo(all + "|| |-x|*|~|");
    assertThat(canary()).doesNotExist();
  }

  @Test
  void noArgumentIsEverExecuted() throws HostUnreachable {
    Run run =
        Run.of("true", tempting()).reading(Input.text(tempting())).unless("false", tempting());

    assertThat(run(run).exit()).isZero();
    assertThat(run(Run.of(tempting())).exit()).isEqualTo(127);
    assertThat(read(write("tempting", tempting())).utf8()).isEqualTo(tempting());
    assertThat(canary()).doesNotExist();
  }

  @Test
  void programsNotBuiltinsAreRun() throws HostUnreachable {
    assertThat(run(Run.of("exit", "0")).exit()).isEqualTo(127);
    assertThat(run(Run.of("program", "true")).exit()).isEqualTo(127);
    assertThat(run(Run.of("-x")).exit()).isEqualTo(127);
    assertThat(run(Run.of("A=b")).exit()).isEqualTo(127);
  }

  @Test
  void theTwoStreamsStayApartWithoutFinalLineFeeds() throws HostUnreachable {
    Outcome outcome = run(sh("printf out; printf err >&2; exit 7"));

    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.stdout().utf8()).isEqualTo("out");
    assertThat(outcome.stderr().utf8()).isEqualTo("err");
  }

  @Test
  void aProgramEndedByASignalGives128AndItsNumber() throws HostUnreachable {
    assertThat(run(sh("kill -KILL $$")).exit()).isEqualTo(137);
  }

  @Test
  void programsStartWithDefaultSignalsAndACleanGround() throws HostUnreachable {
    assertThat(run(sh("kill -INT $$; echo survived")).exit()).isEqualTo(130);
    assertThat(run(sh("kill -QUIT $$; echo survived")).exit()).isEqualTo(131);
    assertThat(run(sh("pwd; umask; echo $LC_ALL $LC_CTYPE $LANG")).stdout().utf8().lines())
        .satisfiesExactly(
            folder -> assertThat(folder).isEqualTo("/"),
            umask -> assertThat(umask).matches("0*22"),
            locale -> assertThat(locale).as("names are UTF-8, all else is C").isEqualTo("C.UTF-8"));
  }

  @Test
  void outputThatLooksLikeFramesIsData() throws HostUnreachable {
    String frame = "qjailctl-0123 ended 0 finished 0 0 0\nqjailctl-0123 done\n";
    List<Outcome> outcomes =
        host.run(Batch.all(List.of(Run.of("printf", "%s", frame), Run.of("false"))));

    assertThat(outcomes.get(0).stdout().utf8()).isEqualTo(frame);
    assertThat(outcomes.get(1).exit()).isEqualTo(1);
  }

  @Test
  void fiftyMegabytesOfBytesComeThrough() throws HostUnreachable {
    write("block", everyByte());
    String block = folder.child("block").value();
    int count = 65_536;
    List<Outcome> outcomes =
        host.run(
            Batch.upToFailure(
                List.of(
                    // Doubling: 768 bytes times 2^16 make 50 331 648.
                    sh(
                        "cd \"$1\"; cp block big; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16;"
                            + " do cat big big >bigger; /bin/mv bigger big; done; cat big; cat big"
                            + " >&2",
                        folder.value()),
                    Run.of("cat", block))));

    assertThat(outcomes.get(0).stdout().size()).isEqualTo(768 * count);
    assertThat(outcomes.get(0).stderr()).isEqualTo(outcomes.get(0).stdout());
    byte[] expected = everyByte().toArray();
    byte[] got = outcomes.get(0).stdout().toArray();
    for (int i = 0; i < got.length; i++) {
      if (got[i] != expected[i % expected.length]) {
        throw new AssertionError("byte " + i + " differs");
      }
    }
    assertThat(outcomes.get(1).stdout()).isEqualTo(everyByte());
  }

  @Test
  void megabytesOfInputAndContentComeThrough() throws HostUnreachable {
    byte[] large = new byte[3_000_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ((i * 31) >> 3);
    }
    Bytes content = Bytes.of(large);

    assertThat(read(write("large", content))).isEqualTo(content);
    assertThat(run(Run.of("cat").reading(new Input.Text(content))).stdout()).isEqualTo(content);
    assertThat(run(Run.of("true").reading(new Input.Text(content))).exit())
        .as("a program that does not read its input")
        .isZero();
  }

  @Test
  void namesThatNoPathHoldsAreReportedAndShiftNothing() throws Exception {
    write("a", "first");
    write("z", "last");
    write("it's \"quoted\" $(touch " + canary().getFileName() + ")", "quoted");
    run(
        sh(
            "cd \"$1\" && printf one >\"$(printf 'new\\n"
                + "line')\" && printf two >\"$(printf 'bad\\377utf8')\" && ln -s \"$(printf 'to\\n"
                + "where')\" link && mkfifo pipe",
            folder.value()));

    for (Contents contents : List.of(Contents.DIGEST, Contents.BYTES)) {
      Outcome outcome = run(new ListTree(folder, 1, contents));

      assertThat(outcome.exit()).isZero();
      assertThat(outcome.stderr().utf8()).contains("new\\012line").contains("bad\\377utf8");
      assertThat(outcome.entries())
          .extracting(entry -> entry.path().name(), entry -> entry.digest())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(folder.name(), Optional.empty()),
              org.assertj.core.groups.Tuple.tuple("a", Optional.of(Bytes.utf8("first").sha256())),
              org.assertj.core.groups.Tuple.tuple(
                  "it's \"quoted\" $(touch canary)", Optional.of(Bytes.utf8("quoted").sha256())),
              org.assertj.core.groups.Tuple.tuple("link", Optional.empty()),
              org.assertj.core.groups.Tuple.tuple("pipe", Optional.empty()),
              org.assertj.core.groups.Tuple.tuple("z", Optional.of(Bytes.utf8("last").sha256())));
      assertThat(outcome.entries().get(3).target()).contains("to\nwhere");
      assertThat(outcome.entries().get(4).type()).isEqualTo(TreeEntry.Type.OTHER);
    }
    assertThat(canary()).doesNotExist();
  }

  @Test
  void threeThousandSmallFilesAreListedWithTheirContents() throws HostUnreachable {
    run(
        sh(
            "cd \"$1\" && i=0 && while [ $i -lt 3000 ]; do printf 'file %s' $i >\"f$i\"; i=$((i +"
                + " 1)); done",
            folder.value()));

    List<TreeEntry> entries = list(1, Contents.BYTES);

    assertThat(entries).hasSize(3001);
    assertThat(entries.stream().skip(1))
        .allSatisfy(
            entry ->
                assertThat(entry.content())
                    .contains(Bytes.utf8("file " + entry.path().name().substring(1))));
  }

  @Test
  void aReplacedFileKeepsItsOwner() throws Exception {
    Path file = Path.of(write("file", "old").value());
    Object owner = Files.getAttribute(file, "unix:uid");
    if (owner.equals(0)) {
      Files.setAttribute(file, "unix:uid", 12345);
      Files.setAttribute(file, "unix:gid", 54321);
      owner = 12345;
    }

    write("file", "new");

    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(owner);
  }

  @Test
  void anOperationPastItsLimitIsEndedWithItsChildrenAndTheBatchGoesOn() throws Exception {
    List<Outcome> outcomes =
        host.run(
            Batch.all(
                    List.of(
                        sh(
                                "echo begun; sleep 600 & echo $! >\"$1\"; wait",
                                folder.child("pid").value())
                            .within(Duration.ofSeconds(1)),
                        new ReadFile(folder.child("pid"), 100)))
                .then(Batch.upToFailure(List.of(Run.of("true")))));

    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Status.TIMED_OUT, Status.FINISHED, Status.NOT_RUN);
    assertThat(outcomes.get(0).stdout().utf8()).isEqualTo("begun\n");
    assertGone(outcomes.get(1).stdout().utf8());
  }

  @Test
  void aGuardPastItsLimitIsEndedToo() throws HostUnreachable {
    Run run = Run.of("true").unless("sleep", "600").within(Duration.ofSeconds(1));

    assertThat(run(run).status()).isEqualTo(Status.TIMED_OUT);
  }

  @Test
  void whatAProgramLeavesRunningHoldsNothingUp() throws HostUnreachable {
    Outcome outcome = run(sh("sleep 600 & echo $!"));

    long pid = Long.parseLong(outcome.stdout().utf8().strip());
    Optional<ProcessHandle> left = ProcessHandle.of(pid);
    assertThat(left).as("a daemon stays").isPresent();
    left.get().destroyForcibly();
  }

  @Test
  void aSecretIsInNoProcesssArgumentsOrEnvironment() throws HostUnreachable {
    Run look =
        sh("cat; cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null; true")
            .reading(new Input.Secret(new SecretName("password")));

    String seen = run(look).stdout().utf8();

    assertThat(seen).startsWith(SECRET + "\n").contains("PATH=");
    assertThat(seen.substring(SECRET.length())).doesNotContain("s3cret");
  }

  /** Waits for the end of the process that {@code pid} names. */
  protected static void assertGone(String pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid.strip()));
    if (process.isPresent()) {
      process.get().onExit().get(20, TimeUnit.SECONDS);
    }
  }
}
