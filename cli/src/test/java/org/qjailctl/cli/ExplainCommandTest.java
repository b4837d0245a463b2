package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.schema.problem.ManifestCode;

/** What {@code qjailctl explain} says: why, an example, and what to do. */
class ExplainCommandTest {

  @Test
  void anExampleIsShownWithWhatIsSaidOfIt() {
    Run run = Run.in().run("explain", "QJ0301");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .isEqualTo(
            """
            QJ0301  bad jail name

            qjail refuses the name, or would do harm with it. It allows 1 to 50 letters, digits, dashes and underscores, and keeps some names for itself.

            For example, of

                version: 1
                host: { name: db1 }
                interfaces: { lo1: {} }
                jails:
                  db.example.net: { interface: lo1, ip4: [192.168.1.1] }

            it is said:

            host.yaml:5:3: error: bad jail name [QJ0301]
                5 |   db.example.net: { interface: lo1, ip4: [192.168.1.1] }
                  |   ^^^^^^^^^^^^^^
              jails.db.example.net: "db.example.net" is refused: qjail allows letters, digits, dashes and underscores in a jail's name.
              Choose another name, such as jail1.
            """);
  }

  @Test
  void whatNoManifestCanShowIsTold() {
    assertThat(Run.in().run("explain", "QJ0001").out()).contains("For example: `qjailctl validate");
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeOfAManifestHasAnExample(ManifestCode kind) {
    Run run = Run.in().run("explain", kind.code().value());

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("\nFor example");
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeOfAPlanSaysWhyAndWhatToDo(PlanCode kind) {
    Run run = Run.in().run("explain", kind.code().value());

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines().skip(2).findFirst().orElseThrow())
        .matches("[^\n]+[.:!?] [^\n]+\\.");
  }
}
