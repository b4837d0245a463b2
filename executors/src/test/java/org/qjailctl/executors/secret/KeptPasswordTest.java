package org.qjailctl.executors.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptPasswordTest {

  private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);

  @Test
  void aVerifierFitsItsPasswordAndNoOther() {
    String kept = ScramVerifier.of("pencil", SALT);

    assertThat(KeptPassword.matches(kept, "app", "pencil")).isTrue();
    assertThat(KeptPassword.matches(kept, "app", "Pencil")).isFalse();
    assertThat(kept).startsWith("SCRAM-SHA-256$4096:").doesNotContain("pencil");
  }

  @Test
  void theOlderFormIsSaltedWithTheRole() {
    // SELECT 'md5' || md5('secret' || 'app')
    String kept = "md56a422f785c9e20873908ce25d1736ae2";

    assertThat(KeptPassword.matches(kept, "app", "secret")).isTrue();
    assertThat(KeptPassword.matches(kept, "other", "secret")).isFalse();
  }

  @Test
  void whatAJailWroteThereNeitherFitsNorKeepsThisMachineBusy() {
    String kept = ScramVerifier.of("pencil", SALT);
    for (String hostile :
        new String[] {
          "",
          "md5",
          "SCRAM-SHA-256$",
          kept.replace("4096", "0"),
          kept.replace("4096", "9999999"),
          kept.replace("$4096:", "$4096:===="),
          kept + "x"
        }) {
      assertThat(KeptPassword.matches(hostile, "app", "pencil")).as(hostile).isFalse();
    }
  }

  @Test
  void passwordsOfOtherScriptsAreThePreparedOnes() {
    String kept = ScramVerifier.of("\u00bd\u00a0\u00ad\ufb01", SALT);

    assertThat(kept).isEqualTo(ScramVerifier.of("1\u20442 fi", SALT));
  }
}
