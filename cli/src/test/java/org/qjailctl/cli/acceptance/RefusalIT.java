package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is refused, before anything is touched. */
class RefusalIT extends OnAHost {

  @Test
  void everyMistakeInAManifestIsShownInItsPlace() {
    Path file =
        file(
            manifest()
                .jail(ONE, "ip4: [192.0.2.77]")
                .jail(TWO, "ip4: [192.0.2.300]", "paramters: {}"));

    Product.Said said = product().alone("validate", file.toString());

    assertThat(said.exit()).as(said.all()).isEqualTo(65);
    assertThat(said.err())
        .contains("host.yaml:")
        .contains("192.0.2.300")
        .contains("paramters")
        .contains("parameters");
    assertThat(product().run("apply", file, "--yes").exit()).isEqualTo(65);
  }

  @Test
  void anApplyThatNobodyAgreedToChangesNothing() {
    String before = Impression.of(byHand());

    Product.Said said = product().run("apply", file(manifest().jail(ONE, "ip4: [192.0.2.1]")));

    assertThat(said.exit()).as(said.all()).isEqualTo(64);
    assertThat(Impression.of(byHand())).isEqualTo(before);
  }

  @Test
  void aBaseOfAnotherDigestIsRefused() {
    ManifestText manifest =
        new ManifestText(ground().base(), "0".repeat(64)).jail(ONE, "ip4: [192.0.2.1]");

    if (byHand().stands("/usr/jails/sharedfs/bin/freebsd-version")) {
      assertThat(changes(manifest))
          .as("a base that is there is not asked for its origin")
          .isNotEmpty();
      return;
    }
    Product.Said said = product().run("apply", file(manifest), "--yes");
    assertThat(said.exit()).as(said.all()).isEqualTo(1);
    assertThat(byHand().stands("/usr/jails/" + ONE)).isFalse();
  }

  @Test
  void aHostThatDoesNotAnswerIsSaidToBeUnreachable() {
    Product.Said said =
        product().alone("plan", file(manifest()).toString(), "--host", "ssh://127.0.0.1:1");

    assertThat(said.exit()).as(said.all()).isEqualTo(69);
    assertThat(said.err()).contains("127.0.0.1").doesNotContain("Exception");
  }
}
