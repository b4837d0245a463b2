package org.qjailctl.cli.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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

/** Roles, databases and extensions in Debian's PostgreSQL 15. */
class RealClusterTest {

  private static final String SUPERUSER = "correct 'horse' $(battery)";
  private static final String APP = "pässwörd ½ \\ \" ' :x";

  private static final String WANTED =
      """
              roles:
                readers: { login: false }
                app:
                  createdb: true
                  member-of: [readers, pg_read_all_stats]
                  password: { secret: app }
              databases:
                shop:
                  owner: app
                  encoding: UTF8
                  locale: C
                  extensions: { pgcrypto: {}, hstore: { version: "1.7" } }
      """;

  private static final String SECRETS = "  app: { env: APP }\n";

  private final ScratchJail jail = new ScratchJail();

  RealClusterTest() throws Exception {}

  /** Nothing here outlives a power failure: initdb waits for no disk. */
  @BeforeEach
  void setPasswords() throws Exception {
    jail.script("initdb", "#!/bin/sh\nexec " + JailStandIns.POSTGRESQL + "/initdb -N \"$@\"\n");
    jail.secret("pg-superuser", SUPERUSER);
    jail.secret("app", APP);
  }

  @AfterEach
  void stopServer() throws Exception {
    jail.close();
  }

  @Test
  void rolesAndDatabasesComeToBeAndASecondPlanIsEmpty() throws Exception {
    jail.carryOut(jail.plan(manifest(WANTED)));

    assertThat(said("SELECT current_user")).isEqualTo("app");
    assertThat(said("SELECT encode(digest('x', 'md5'), 'hex')")).hasSize(32);
    assertThat(said("SELECT extversion FROM pg_extension WHERE extname = 'hstore'"))
        .isEqualTo("1.7");
    assertThat(said("SELECT datcollate FROM pg_database WHERE datname = 'shop'")).isEqualTo("C");
    assertThat(said("SELECT pg_has_role('app', 'readers', 'member')")).isEqualTo("t");
    assertThat(jail.psql("app", "wrong", "shop", "SELECT 1").output())
        .contains("password authentication failed");
    assertThat(jail.psql("wrong", "SELECT 1").output()).contains("password authentication failed");
    assertThat(jail.psql(SUPERUSER, "SELECT 1").output()).isEqualTo("1");
    Plan again = jail.plan(manifest(WANTED));
    assertThat(again.steps()).isEmpty();
    assertThat(again.problems()).isEmpty();
    assertThat(jail.filesHolding("pässwörd")).isEmpty();
    assertThat(jail.filesHolding("horse")).isEmpty();
  }

  @Test
  void whatDiffersIsChangedAndNothingElse() throws Exception {
    jail.carryOut(jail.plan(manifest(WANTED)));
    jail.secret("app", "another");
    String changed = WANTED.replace("createdb: true", "createdb: false").replace("1.7", "1.8");

    Plan plan = jail.plan(manifest(changed));

    assertThat(plan.steps())
        .extracting(step -> step.id().verb())
        .containsExactly("keep role app", "set password of app", "keep extension hstore in shop");
    jail.carryOut(plan);
    assertThat(jail.psql("app", "another", "shop", "SELECT 1").output()).isEqualTo("1");
    assertThat(jail.psql("app", APP, "shop", "SELECT 1").exit()).isEqualTo(2);
    assertThat(jail.plan(manifest(changed)).steps()).isEmpty();
  }

  @Test
  void aNewPasswordOfTheSuperuserIsCarriedOver() throws Exception {
    jail.carryOut(jail.plan(manifest(WANTED)));
    jail.secret("pg-superuser", "new");

    jail.carryOut(jail.plan(manifest(WANTED)));

    assertThat(jail.psql("new", "SELECT 1").output()).isEqualTo("1");
    assertThat(jail.psql(SUPERUSER, "SELECT 1").exit()).isEqualTo(2);
  }

  @Test
  void withoutTheSecretAPlanSaysWhatItDidNotCompare() throws Exception {
    jail.carryOut(jail.plan(manifest(WANTED)));
    jail.forget("app");

    Plan plan = jail.plan(manifest(WANTED));

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().value()).isEqualTo("QJ2660");
              assertThat(problem.isError()).isFalse();
              assertThat(problem.detail()).contains("role app").contains("the secret app");
            });
  }

  @Test
  void hostileNamesAreNamesAndNothingMore() throws Exception {
    String role = "x\\\"; DROP ROLE postgres; -- ' $$ \\\\ :a";
    String database = "dbname=postgres user=x 'é' \\\\ \\\"; --";
    String wanted =
        """
                roles:
                  "%1$s": { password: { secret: app }, member-of: ["%1$s ü"] }
                  "%1$s ü": {}
                databases:
                  "%2$s": { owner: "%1$s", extensions: { uuid-ossp: {} } }
        """
            .formatted(role, database);

    jail.carryOut(jail.plan(manifest(wanted)));

    assertThat(jail.plan(manifest(wanted)).steps()).isEmpty();
    assertThat(
            jail.psql(
                    SUPERUSER,
                    "SELECT string_agg(rolname, '|' ORDER BY rolname) FROM pg_roles"
                        + " WHERE rolname !~ '^pg_'")
                .output())
        .contains("postgres")
        .contains("x\"; DROP ROLE postgres; -- ' $$ \\ :a");
  }

  @Test
  void noPasswordIsInAnyProcessOrLog() throws Exception {
    jail.script(
        "psql",
        "#!/bin/sh\ncat /proc/[0-9]*/cmdline /proc/[0-9]*/environ >>ROOT/seen 2>/dev/null\nexec "
            + JailStandIns.POSTGRESQL
            + "/psql \"$@\"\n");
    String logging = "          log_statement: all\n          log_min_duration_statement: \"0\"\n";

    jail.carryOut(jail.plan(jail.manifest(logging + WANTED, SECRETS)));

    Path seen = jail.root().resolve("seen");
    assertThat(Files.readString(seen, ISO_8859_1))
        .contains("CREATE ROLE")
        .doesNotContain("horse")
        .doesNotContain("sswörd")
        .doesNotContain("rd ½");
    assertThat(jail.filesHolding("sswörd")).as("files that hold the password").isEmpty();
    assertThat(Files.readString(jail.root().resolve("log"))).contains("ALTER ROLE");
  }

  @Test
  void anotherEncodingOfADatabaseThatIsThereIsRefused() throws Exception {
    jail.carryOut(jail.plan(manifest(WANTED)));

    Plan plan = jail.plan(manifest(WANTED.replace("encoding: UTF8", "encoding: LATIN1")));

    assertThat(plan.refused()).isTrue();
    assertThat(plan.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code().value()).isEqualTo("QJ2661"));
  }

  @Test
  void rolesThatComeToAServerThatRunsGetTheirWayInByARestart() throws Exception {
    jail.carryOut(jail.plan(manifest("")));

    Plan plan = jail.plan(manifest(WANTED));
    jail.carryOut(plan);

    assertThat(plan.steps())
        .extracting(PlannedStep::step)
        .anyMatch(ProvisionStep.RestartService.class::isInstance)
        .anyMatch(ProvisionStep.ChangeCluster.class::isInstance);
    assertThat(jail.plan(manifest(WANTED)).steps()).isEmpty();
  }

  @Test
  void aKillAfterAnyStepConverges() throws Exception {
    jail.carryOut(jail.plan(manifest("")));
    int rounds = 0;
    while (true) {
      Plan plan = jail.plan(manifest(WANTED));
      if (plan.steps().isEmpty()) {
        break;
      }
      rounds++;
      jail.carryOut(
          new Plan(plan.hostName(), plan.changes(), plan.steps().subList(0, 1), List.of()));
    }
    assertThat(rounds).isGreaterThan(8);
    assertThat(said("SELECT 1")).isEqualTo("1");
  }

  private Manifest manifest(String wanted) throws Exception {
    return jail.manifest(wanted, wanted.isEmpty() ? "" : SECRETS);
  }

  private String said(String query) throws Exception {
    return jail.psql("app", APP, "shop", query).output();
  }
}
