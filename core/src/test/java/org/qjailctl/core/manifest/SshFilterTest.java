package org.qjailctl.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "block all",
        "block in",
        "block in quick on em0",
        "block return in on em0 proto tcp from any to any",
        "block drop in log on { em0, em1 } inet proto { udp, tcp } from any to (em0) port ssh",
        "block in proto tcp to any port 22",
        "block in proto tcp to any port 1:1023",
        "block in proto tcp to any port { 21, 22 }",
        "block in proto tcp to any port < 1024",
        "block in proto tcp from any to em0 port = 22 flags S/SA",
        "block in on $ext"
      })
  void blocks(String rule) {
    assertThat(blocking(rule)).contains(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "block out all",
        "block in on lo1",
        "block in proto udp",
        "block in inet6 all",
        "block in quick from <bad> to any",
        "block in quick from ! 10.0.0.0/8 to any port 25",
        "block in proto tcp to any port 25",
        "block in proto tcp to any port { 25, 8000:8010 }",
        "block in proto tcp to 192.168.1.3 port 22",
        "antispoof for em0",
        "pass in all"
      })
  void isNotAboutSshFromEverywhere(String rule) {
    assertThat(blocking(rule)).isEmpty();
  }

  @Test
  void theLastRuleThatMatchesCounts() {
    assertThat(blocking("block in all", "pass in proto tcp from 10.0.0.0/8 to any port 22"))
        .isEmpty();
    assertThat(blocking("pass in proto tcp to any port 22", "block in all")).contains(1);
    assertThat(blocking("pass in quick proto tcp from <admins> to any port ssh", "block in all"))
        .isEmpty();
    assertThat(blocking("block in quick all", "pass in all")).contains(0);
    assertThat(blocking("block in all", "pass in proto tcp to any port 80")).contains(0);
  }

  @Test
  void thePortIsTheOneThatSshdListensOn() {
    assertThat(SshFilter.of(Map.of(), 2222).blocking(List.of("block in proto tcp to any port 22")))
        .isEmpty();
    assertThat(
            SshFilter.of(Map.of(), 2222).blocking(List.of("block in proto tcp to any port 2222")))
        .contains(0);
  }

  private static Optional<Integer> blocking(String... rules) {
    return SshFilter.of(Map.of(new PfMacroName("ext"), "em0"), 22).blocking(List.of(rules));
  }
}
