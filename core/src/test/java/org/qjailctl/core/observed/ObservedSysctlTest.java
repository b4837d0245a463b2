package org.qjailctl.core.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedSysctlTest {

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 1024, 0x400",
    "INTEGER, 1024, 02000",
    "INTEGER, 1024, +1024",
    "INTEGER, -1, 4294967295",
    "UNSIGNED_LONG, 18446744073709551615, -1",
    "INTEGER, 1 2 3, '1,2, 3'",
    "UINT8, 255, -1",
    "STRING, cubic, cubic",
    "INTEGER, 45.1C, 45C",
    "INTEGER, 45.0C, 3182",
    "INTEGER, 45.0C, 113F",
    "INTEGER, 45.0C, 318.15K",
  })
  void aValueIsTheSameHoweverItIsWritten(SysctlType type, String printed, String wanted) {
    assertThat(variable(type, printed).shows(wanted)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 1024, 1025",
    "INTEGER, 1024, 1024 1024",
    "STRING, 1, 01",
    "STRING, newreno, cubic",
    "INTEGER, 45.0C, 46C",
    "INTEGER, 45.0C, warm",
  })
  void anotherValueIsAnother(SysctlType type, String printed, String wanted) {
    assertThat(variable(type, printed).shows(wanted)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, many", "INTEGER, 1.5", "INTEGER, 4294967296", "INTEGER, -2147483649", "UINT8, 256",
    "INTEGER, 08", "INTEGER, '1 x'", "NODE, 1", "OPAQUE, 1", "INTEGER, ','",
  })
  void whatSysctlWouldNotReadOrCutOffIsRefused(SysctlType type, String wanted) {
    assertThat(variable(type, "1").takes(wanted)).isFalse();
  }

  @Test
  void aTypeIsKnownByTheWordsOfSysctl() {
    assertThat(SysctlType.named("unsigned long")).contains(SysctlType.UNSIGNED_LONG);
    assertThat(SysctlType.named("a later one")).isEmpty();
  }

  private static ObservedSysctl variable(SysctlType type, String printed) {
    return new ObservedSysctl(type, true, false, Optional.of(printed));
  }
}
