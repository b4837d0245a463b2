package org.qjailctl.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aliases as rc.conf(5) writes them, and the addresses that network.subr makes of them. */
class AliasTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inet 192.168.1.1                         | inet 192.168.1.1       | 192.168.1.1/32",
        "inet 192.168.1.0-2                       | inet 192.168.1.0-2     | 192.168.1.0/32 192.168.1.1/32 192.168.1.2/32",
        "inet 10.9.0.1-3/24                       | inet 10.9.0.1-3/24     | 10.9.0.1/24 10.9.0.2/32 10.9.0.3/32",
        "inet 10.0.0.1 netmask 255.255.255.0      | inet 10.0.0.1/24       | 10.0.0.1/24",
        "inet 10.0.0.1 netmask 0xffff0000         | inet 10.0.0.1/16       | 10.0.0.1/16",
        "inet6 fd00::9-b                          | inet6 fd00::9-b        | fd00::9/64 fd00::a/64 fd00::b/64",
        "inet6 FD00:0:0:0:0:0:0:1 prefixlen 128   | inet6 fd00::1/128      | fd00::1/128",
      })
  void areReadAndExpanded(String text, String canonical, String addresses) {
    Alias alias = Alias.parse(text).orThrow();

    assertThat(alias).hasToString(canonical);
    assertThat(alias.addresses().stream().map(Object::toString))
        .containsExactly(addresses.split(" ", -1));
    assertThat(Alias.parse(canonical).orThrow()).isEqualTo(alias);
  }

  @ParameterizedTest
  @CsvSource({
    "inet 192.168.1.1,inet 192.168.1.1/32",
    "inet 192.168.1.1/24,inet 192.168.1.1/24",
    "inet 192.168.1.0-9,inet 192.168.1.0-9",
    "inet6 fd00::1,inet6 fd00::1"
  })
  void oneAddressWithoutAMaskIsWrittenWithIt(String text, String explicit) {
    assertThat(Alias.parse(text).orThrow().explicit()).hasToString(explicit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.168.1.1",
        "inet",
        "inet 192.168.1.9-0",
        "inet 192.168.1.0-256",
        "inet 192.168.1.1/33",
        "inet 10.0.0.1 netmask 255.0.255.0",
        "inet 192.168.01.1",
        "inet 1.2.3.4; reboot",
        "inet 1.2.3.4$(reboot)",
        "inet6 fd00::1/129",
        "inet6 fd00::0-ffff",
        "inet 99999999999.1.1.1",
        "inet 1.1.1.1-99999999999",
      })
  void thatAreNoneAreRefusedWithAReason(String text) {
    assertThat(Alias.parse(text)).isInstanceOf(Parsed.Refused.class);
  }
}
