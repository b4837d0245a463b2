package org.qjailctl.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6AddressTest {

  @ParameterizedTest
  @CsvSource({
    "::,::",
    "::1,::1",
    "1::,1::",
    "2001:DB8::1,2001:db8::1",
    "1:0:0:2:0:0:0:3,1:0:0:2::3",
    "0:1:2:3:4:5:6:7,0:1:2:3:4:5:6:7",
    "fe80::1,fe80::1",
    "1:2:3:4:5:6:7::,1:2:3:4:5:6:7:0",
  })
  void printsAsRfc5952Says(String text, String canonical) {
    assertThat(Ipv6Address.of(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1:2:3",
        "1::2::3",
        "12345::",
        "g::",
        "1:2:3:4:5:6:7:8:9",
        "::1%lo0"
      })
  void refusesWhatIsNone(String text) {
    assertThat(Ipv6Address.parse(text)).isInstanceOf(Parsed.Refused.class);
  }

  @Test
  void countsOverTheEndOfAHalf() {
    assertThat(new Ipv6Address(1, -1L).plus(1)).isEqualTo(new Ipv6Address(2, 0));
    assertThat(Ipv6Address.of("fe80::1").isLinkLocal()).isTrue();
    assertThat(Ipv6Address.of("fd00::1").isLinkLocal()).isFalse();
  }
}
