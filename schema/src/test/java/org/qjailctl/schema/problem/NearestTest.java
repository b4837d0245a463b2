package org.qjailctl.schema.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KEYS =
      List.of("ip4", "interfaces", "running", "UTF8", "allow.mount.nullfs", "boot", "jails");

  @ParameterizedTest
  @CsvSource({
    "ip, ip4",
    "interface, interfaces",
    "runnign, running",
    "utf-8, UTF8",
    "allow_mount_nullfs, allow.mount.nullfs",
    "BOOT, boot",
    "jial, jails"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(Nearest.to(written, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"kernel", "x", "''"})
  void saysNothingOfFarWords(String written) {
    assertThat(Nearest.to(written, KEYS)).isEmpty();
  }
}
