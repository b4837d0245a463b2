package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.cli.process.ExitCode;

/**
 * The same host state gives the same words, to the byte, through a real sshd, through a local shell
 * and directly; and what that costs in round trips.
 */
class SameEverywhereTest {

  @TempDir Path folder;
  private Practice practice;

  @BeforeEach
  void serve() throws Exception {
    practice = Practice.on(folder.resolve("host.json"));
  }

  @AfterEach
  void end() {
    practice.close();
  }

  static List<String> examples() throws IOException {
    return ExamplesTest.examples();
  }

  private static String manifest(String example) {
    return Path.of("..", "examples", example, "host.yaml").toString();
  }

  private Run run(List<String> way, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(way);
    return practice
        .surroundings()
        .variable("PG_SUPERUSER_PASSWORD", "correct horse battery staple")
        .variable("APP_PASSWORD", "correct horse battery staple")
        .run(all.toArray(String[]::new));
  }

  private void assertSame(String... command) {
    Run directly = run(practice.directly(), command);
    assertThat(directly.out()).as(directly.err()).isNotEmpty();
    for (List<String> way : List.of(practice.overSsh(), practice.asThisMachine())) {
      Run other = run(way, command);
      assertThat(other.code()).as(other.err()).isEqualTo(directly.code());
      // import notes the address that it went to.
      assertThat(other.out().replaceFirst("  address: .*\n", ""))
          .as(way.get(1))
          .isEqualTo(directly.out());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleHasOnePlanBeforeAndAfterItIsApplied(String example) {
    assertSame("plan", manifest(example), "--commands", "--detailed-exitcode");

    Run apply = run(practice.overSsh(), "apply", manifest(example), "--yes");

    assertThat(apply.code()).as(apply.out() + apply.err()).isEqualTo(ExitCode.OK);
    assertSame("plan", manifest(example), "--detailed-exitcode");
    assertThat(run(practice.asThisMachine(), "plan", manifest(example)).out())
        .contains("No changes. The host matches its manifest.");
  }

  @Test
  void whatElseIsSaidOfAHostIsTheSame() {
    String postgresql = manifest("postgresql");
    assertSame("status", postgresql);
    assertThat(run(practice.asThisMachine(), "apply", postgresql, "--yes").code())
        .isEqualTo(ExitCode.OK);

    assertSame("status", postgresql);
    assertSame("plan", postgresql, "--output", "json");
    assertSame("import", "--name", "db1");
  }

  @Test
  void aPlanIsOneConnectionAndOneBatch() throws IOException {
    assertThat(run(practice.overSsh(), "plan", manifest("postgresql")).code())
        .isEqualTo(ExitCode.OK);

    assertThat(practice.logins()).as("connections").isEqualTo(1);
    assertThat(practice.sessions()).as("sessions").isEqualTo(1);
  }

  @Test
  void anApplyIsABatchAStepOneToPlanOneToCheckAndTwoOfTheGuard() throws IOException {
    Run apply = run(practice.overSsh(), "apply", manifest("postgresql"), "--yes");

    assertThat(apply.code()).as(apply.out() + apply.err()).isEqualTo(ExitCode.OK);
    long steps = apply.err().lines().filter(line -> line.contains(" done ")).count();
    assertThat(steps).isGreaterThan(15);
    assertThat(apply.out()).contains("Apply complete. " + steps + " steps done.");
    // The example's pf is guarded: armed by a batch, confirmed by one over a second connection.
    assertThat(practice.logins()).as("connections").isEqualTo(2);
    // The example's check is one that passes at the first try. The lock's session is no batch.
    long lock = 1;
    long probe = 1;
    long checks = 1;
    long guard = 2;
    assertThat(practice.sessions()).as("sessions").isEqualTo(lock + probe + guard + steps + checks);
  }

  @Test
  void anApplyWithNothingToDoIsOneBatch() throws IOException {
    run(practice.directly(), "apply", manifest("lo1"), "--yes");

    Run again = run(practice.overSsh(), "apply", manifest("lo1"), "--yes");

    assertThat(again.out()).contains("No changes.");
    assertThat(practice.logins()).as("connections").isEqualTo(1);
    assertThat(practice.sessions()).as("sessions, the lock's included").isEqualTo(2);
  }

  @Test
  void twoAppliesAtATimeAreOneTooMany() throws Exception {
    try (var holder = practice.lock("anna@laptop")) {
      assertThat(holder.held()).isTrue();
      for (List<String> way :
          List.of(practice.overSsh(), practice.asThisMachine(), practice.directly())) {
        Run second = run(way, "apply", manifest("lo1"), "--yes");
        assertThat(second.code().status()).as(second.err()).isEqualTo(75);
        assertThat(second.err()).contains("anna@laptop since ");
      }
    }
    assertThat(run(practice.overSsh(), "apply", manifest("lo1"), "--yes").code())
        .isEqualTo(ExitCode.OK);
  }
}
