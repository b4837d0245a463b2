package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedJail;

final class RunningJailsTest {

  private static final JailName POSTGRES = JailName.of("postgres");

  @Test
  void readsEveryRecordedListing() {
    for (String scenario : List.of("05-create-start-stop", "06-config-options", "13-zones-ssh")) {
      assertThat(RecordedSteps.facts(scenario, "cmd jls"))
          .isNotEmpty()
          .allSatisfy(text -> assertThat(RunningJails.parse(text).known()).isPresent());
    }
  }

  @Test
  void readsAddressesAndSwitches() {
    String withSysvipc =
        RecordedSteps.facts("12-sysvipc", "cmd jls").stream()
            .filter(text -> text.contains("\"allow.sysvipc\":\"true\""))
            .findFirst()
            .orElseThrow();
    assertThat(RunningJails.parse(withSysvipc).known().orElseThrow().jails())
        .containsOnlyKeys(POSTGRES)
        .containsEntry(
            POSTGRES,
            new ObservedJail.Running(
                7,
                new TreeSet<>(List.of(IpAddress.parse("192.168.1.3").orThrow())),
                new TreeSet<>(List.of(JailParameter.ALLOW_SYSVIPC)),
                new TreeMap<>(
                    Map.of(JailParameter.SECURELEVEL, -1, JailParameter.DEVFS_RULESET, 4))));
  }

  @Test
  void takesNumbersAndBooleansAsWellAsTexts() {
    assertThat(
            RunningJails.parse(
                    one(
                        "\"jid\":4,\"name\":\"postgres\",\"ip4.addr\":\"10.0.0.1,10.0.0.2\",\"ip6.addr\":\"-\",\"allow.sysvipc\":true,\"allow.quotas\":1,\"allow.raw_sockets\":0"))
                .known()
                .orElseThrow()
                .jails())
        .containsEntry(
            POSTGRES,
            running(
                4,
                List.of("10.0.0.1", "10.0.0.2"),
                List.of(JailParameter.ALLOW_SYSVIPC, JailParameter.ALLOW_QUOTAS)));
  }

  @Test
  void leavesOutJailsWithNamesThatQjailNeverGives() {
    assertThat(RunningJails.parse(one("\"jid\":\"1\",\"name\":\"a.b\\\"c\u0007\"")).known())
        .isEmpty();
    assertThat(
            RunningJails.parse(one("\"jid\":\"1\",\"name\":\"outer.inner \\\" \ufffd\"")).known())
        .hasValueSatisfying(seen -> assertThat(seen.jails()).isEmpty());
  }

  @Test
  void keepsTheAddressesOfJailsThatQjailDoesNotKnow() {
    String child =
        "\"jid\":\"1\",\"name\":\"outer.inner\",\"ip4.addr\":[\"10.0.0.7\"],\"ip6.addr\":[\"fd00::7\"]";
    String vnet = "\"jid\":\"2\",\"name\":\"own.net\",\"ip4.addr\":[],\"ip6.addr\":[]";

    assertThat(RunningJails.parse(one(child + "},{" + vnet)).known().orElseThrow().strangers())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("10.0.0.7", "fd00::7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{ }",
        "[]",
        "{\"jail-information\": {\"jail\": [{\"jid\":",
        "{\"jail-information\": {\"jail\": [{\"name\":\"postgres\"}]}}",
        "{\"jail-information\": {\"jail\": [{\"name\":\"postgres\",\"jid\":\"99999999999\"}]}}"
      })
  void isUnknownWhenTheTextIsNotWhole(String text) {
    assertThat(RunningJails.parse(text))
        .isEqualTo(Fact.unknown("jls printed something that could not be understood"));
  }

  /** FreeBSD 13.2 before its first jail has no allow.mount.nullfs: recording 01 has the words. */
  @Test
  void aFileSystemThatIsNotLoadedIsMountedByNoJail() {
    Reading<Fact<RunningJails.Seen>> reading = RunningJails.reading();

    List<Outcome> outcomes =
        reading.operations().stream()
            .map(
                operation ->
                    ((Operation.Run) operation).argv().contains("allow.mount.nullfs")
                        ? Outcome.finished(
                            1,
                            Bytes.utf8("{ }\n"),
                            Bytes.utf8("jls: unknown parameter: allow.mount.nullfs\n"))
                        : Outcome.finished(
                            0,
                            Bytes.utf8(
                                one(
                                    "\"jid\":\"1\",\"name\":\"postgres\",\"allow.mount.tmpfs\":\"true\"")),
                            Bytes.NONE))
            .toList();

    assertThat(reading.read(outcomes).known().orElseThrow().jails())
        .containsEntry(POSTGRES, running(1, List.of(), List.of(JailParameter.ALLOW_MOUNT_TMPFS)));
  }

  @Test
  void oneParameterThatTheKernelMayNotKnowStandsAloneInItsCall() {
    assertThat(RunningJails.reading().operations())
        .map(operation -> ((Operation.Run) operation).argv())
        .allSatisfy(
            argv ->
                assertThat(argv)
                    .satisfiesAnyOf(
                        plain -> assertThat(plain).noneMatch(word -> word.contains(".mount.")),
                        alone ->
                            assertThat(alone)
                                .hasSize(6)
                                .last()
                                .asString()
                                .startsWith("allow.mount.")));
  }

  private static String one(String members) {
    return "{\"jail-information\": {\"jail\": [{" + members + "}]}}";
  }

  private static ObservedJail.Running running(
      int jid, List<String> addresses, List<JailParameter> switches) {
    return new ObservedJail.Running(
        jid,
        new TreeSet<>(addresses.stream().map(a -> IpAddress.parse(a).orThrow()).toList()),
        new TreeSet<>(switches));
  }
}
