package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.observed.SystemFacts;

/** What a release and a version of qjail cannot do together is said before anything is done. */
class ReleaseFitnessTest {

  private static Given of(String release) {
    return new Given().system(new SystemFacts("db1", "FreeBSD", release, "amd64", 0));
  }

  private static List<String> codes(Given given) {
    return Planner.plan(given.manifest(), given.host()).problems().stream()
        .map(problem -> problem.code().value())
        .filter(code -> code.matches("QJ200[45]"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"13.2-RELEASE,", "15.1-RELEASE-p1,", "14.4-RELEASE,QJ2004", "16.0-CURRENT,QJ2004"})
  void aReleaseThatNobodyTriedIsWarnedOf(String release, String code) {
    assertThat(codes(of(release).wants(jail("web", "192.168.1.1"))))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void aWarningDoesNotKeepThePlanFromBeingMade() {
    Given given = of("14.4-RELEASE").wants(jail("web", "192.168.1.1"));

    assertThat(Planner.plan(given.manifest(), given.host()).steps()).isNotEmpty();
  }

  @Test
  void aJailWithSshThatIsToBeMadeOn15IsRefused() {
    assertThat(codes(of("15.1-RELEASE").wants(Given.withSsh(jail("web", "192.168.1.1")))))
        .containsExactly("QJ2005");
  }

  @Test
  void oneThatIsThereAndOneOfAnotherReleaseAreNot() {
    assertThat(
            codes(
                of("15.1-RELEASE")
                    .has(Given.running("web", "192.168.1.1", BootPolicy.AUTO))
                    .sshd("web", true)
                    .wants(Given.withSsh(jail("web", "192.168.1.1")))))
        .isEmpty();
    assertThat(codes(of("13.2-RELEASE").wants(Given.withSsh(jail("web", "192.168.1.1")))))
        .isEmpty();
  }

  @Test
  void anotherQjailIsNotJudgedByWhat50Does() {
    assertThat(
            codes(
                of("15.1-RELEASE")
                    .qjailVersion("5.5")
                    .wants(Given.withSsh(jail("web", "192.168.1.1")))))
        .isEmpty();
  }
}
