package org.qjailctl.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.executors.run.RunReport;

/**
 * The PostgreSQL example's steps inside the jail, carried out by sh(1) with Debian's PostgreSQL 15
 * as its user postgres. The host around the jail is the simulated one.
 */
class RealPostgresqlTest {

  private static final String PASSWORD = "correct 'horse' $(battery)";

  private final ScratchJail jail = new ScratchJail();

  RealPostgresqlTest() throws Exception {}

  @BeforeEach
  void setThePassword() {
    jail.secret("pg-superuser", PASSWORD);
  }

  @AfterEach
  void stopServer() throws Exception {
    jail.close();
  }

  @Test
  void theExampleGivesAServerThatTakesThePasswordAndNoOther() throws Exception {
    Plan first = jail.plan(jail.manifest(""));

    jail.carryOut(first);

    assertThat(jail.psql(PASSWORD, "SHOW server_encoding").output()).isEqualTo("UTF8");
    assertThat(
            jail.psql(PASSWORD, "SELECT rolpassword FROM pg_authid WHERE rolname = 'postgres'")
                .output())
        .startsWith("SCRAM-SHA-256$");
    ScratchJail.Said refused = jail.psql("wrong", "SELECT 1");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.output()).contains("password authentication failed");
    assertThat(jail.plan(jail.manifest("")).steps()).as("what a second apply does").isEmpty();
    assertThat(jail.filesHolding(PASSWORD)).as("files that hold the password").isEmpty();
  }

  @Test
  void aSettingThatChangesRestartsTheServerOnce() throws Exception {
    jail.carryOut(jail.plan(jail.manifest("")));
    String change = "          work_mem: 9MB\n";

    Plan changed = jail.plan(jail.manifest(change));

    assertThat(changed.steps())
        .extracting(step -> step.id().verb())
        .containsExactly("write qjailctl.conf", "restart");
    jail.carryOut(changed);
    assertThat(jail.psql(PASSWORD, "SHOW work_mem").output()).isEqualTo("9MB");
    assertThat(jail.plan(jail.manifest(change)).steps()).isEmpty();
  }

  @Test
  void aKillInsideInitdbAndOneBehindItConverge() throws Exception {
    // The real initdb, killed as soon as PG_VERSION is there: long before it is done.
    jail.script(
        "initdb",
        """
        #!/bin/bash
        exec 3<&0
        ROOT/real-initdb "$@" <&3 &
        for word in "$@"; do data=$word; done
        until [ -e "$data/PG_VERSION" ]; do kill -0 $! || exit 1; done
        kill -KILL $!
        exit 137
        """);
    Files.createSymbolicLink(
        jail.root().resolve("real-initdb"), JailStandIns.POSTGRESQL.resolve("initdb"));
    RunReport killed = jail.run(jail.plan(jail.manifest("")));
    assertThat(killed.succeeded()).isFalse();
    assertThat(Path.of(jail.data() + ".qjailctl-initdb", "PG_VERSION")).exists();
    assertThat(jail.data().resolve("PG_VERSION")).doesNotExist();

    Files.delete(jail.root().resolve("tools/initdb"));
    Plan again = jail.plan(jail.manifest(""));
    List<PlannedStep> untilInitdb =
        again.steps().stream()
            .takeWhile(step -> !step.id().verb().startsWith("write"))
            .filter(step -> !(step.step() instanceof ProvisionStep.StartService))
            .toList();
    assertThat(untilInitdb.getLast().step()).isInstanceOf(ProvisionStep.InitialiseCluster.class);
    jail.carryOut(new Plan(again.hostName(), again.changes(), untilInitdb, List.of()));

    Plan rest = jail.plan(jail.manifest(""));
    assertThat(rest.steps())
        .extracting(PlannedStep::step)
        .noneMatch(ProvisionStep.InitialiseCluster.class::isInstance);
    jail.carryOut(rest);
    assertThat(jail.psql(PASSWORD, "SELECT 1").output()).isEqualTo("1");
    assertThat(jail.plan(jail.manifest("")).steps()).isEmpty();
    assertThat(Path.of(jail.data() + ".qjailctl-initdb")).doesNotExist();
  }

  @Test
  void thePasswordIsInNoProcesssArgumentsNorItsEnvironment() throws Exception {
    Path seen = jail.root().resolve("seen");
    jail.script(
        "initdb",
        "#!/bin/sh\ncat /proc/[0-9]*/cmdline /proc/[0-9]*/environ >ROOT/seen 2>/dev/null\nexec "
            + JailStandIns.POSTGRESQL
            + "/initdb \"$@\"\n");

    jail.carryOut(jail.plan(jail.manifest("")));

    assertThat(Files.readString(seen, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("--pwfile=/dev/stdin")
        .doesNotContain("horse");
  }

  @Test
  void aClusterOfAnotherVersionIsRefusedAndKept() throws Exception {
    Files.createDirectories(jail.data());
    Files.writeString(jail.data().resolve("PG_VERSION"), "14\n");
    ScratchJail.command("chown", "-R", "postgres:postgres", jail.data().toString());
    givenTheJailRuns();

    Plan plan = jail.plan(jail.manifest(""));

    assertThat(plan.refused()).isTrue();
    assertThat(plan.problems())
        .anySatisfy(
            problem ->
                assertThat(problem.detail()).contains("a cluster of PostgreSQL 14").contains("15"));
    assertThat(jail.data().resolve("PG_VERSION")).hasContent("14");
  }

  private void givenTheJailRuns() throws Exception {
    Manifest bare =
        jail.read(jail.manifestText("").replaceAll("(?s)    provision:.*secrets:", "secrets:"));
    jail.carryOut(jail.plan(bare));
  }
}
