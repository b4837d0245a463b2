package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedJail;

final class JailDefinitionTest {

  private static final HostPath FILE = HostPath.of("/usr/local/etc/qjail.local/cfg");

  private static final List<String> RECORDED =
      RecordedSteps.facts("06-config-options", "file " + FILE);

  private static final String PLAIN = RECORDED.getFirst();

  @Test
  void readsEveryRecordedDefinition() {
    assertThat(RECORDED).hasSizeGreaterThan(10);
    assertThat(RECORDED)
        .allSatisfy(text -> assertThat(JailDefinition.parse(FILE, text).known()).isPresent());
  }

  /** qjail runs the file as a shell script: what an administrator noted in it does no harm. */
  @Test
  void passesOverComments() {
    assertThat(JailDefinition.parse(FILE, "# moved from db2\n" + PLAIN + "\n  # ip6 later\n"))
        .isEqualTo(JailDefinition.parse(FILE, PLAIN));
  }

  @Test
  void readsEveryParameterThatQjailSets() {
    String text =
        with("fib", "2")
            .replace("sysvipc=\"\"", "sysvipc=\"allow.sysvipc\"")
            .replace("zfs=\"\"", "zfs=\"allow.mount.zfs\"");
    assertThat(jail(text).parameters())
        .containsOnly(
            Map.entry(JailParameter.ALLOW_SYSVIPC, new ParameterValue.On()),
            Map.entry(JailParameter.ALLOW_MOUNT_ZFS, new ParameterValue.On()),
            Map.entry(JailParameter.EXEC_FIB, new ParameterValue.Numeric(2)));
  }

  @Test
  void splitsAddressesAsWrittenAndKeepsWhatQjailLetThrough() {
    assertThat(jail(with("ip4", "lo1|192.168.1.4,999.1.1.1,")).ip4())
        .containsExactly("lo1|192.168.1.4", "999.1.1.1");
  }

  /** What {@code config -w vtnet0} and {@code config -v pf} of qjail 5.0 leave. */
  @Test
  void readsAJailWithANetworkOfItsOwn() {
    String text =
        with("vnet", "be|pf|1")
            .replace("vinterface=\"\"", "vinterface=\"vtnet0\"")
            .replaceFirst("interface=\"lo1\"", "interface=\"\"")
            .replace("ruleset=\"\"", "ruleset=\"70\"");

    assertThat(jail(text).vnet()).isPresent();
    assertThat(jail(text).networkInterface()).isEmpty();
    assertThat(jail(PLAIN).vnet()).isEmpty();
  }

  @Test
  void readsAJailInAnImageAndOneOfAZone() {
    String image =
        RecordedSteps.facts("11-duplicates-and-image", "file /usr/local/etc/qjail.local/img1")
            .getFirst();
    String zone =
        RecordedSteps.facts("13-zones-ssh", "file /usr/local/etc/qjail.local.lab/lab1").getFirst();

    assertThat(image).contains("imagedevice=\"md0\"");
    assertThat(jail(image).ip4()).containsExactly("192.168.1.1");
    assertThat(zone).contains("/usr/jails.lab/lab1");
    assertThat(jail(zone).ip4()).containsExactly("192.168.1.1");
  }

  @Test
  void treatsAValueAsText() {
    assertThat(jail(with("interface", "$(reboot)`x`")).networkInterface())
        .isEqualTo("$(reboot)`x`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reboot", "ip4=bare", "ip4=\"a\"; reboot", "ip4=\"a\" b=\"c\"", "imagedevice=\""})
  void isUnknownWithALineThatQjailDoesNotWrite(String line) {
    assertThat(JailDefinition.parse(FILE, "name=\"cfg\"\n" + line + "\n"))
        .isEqualTo(Fact.unknown(FILE + ":2 is not one of qjail's lines, which are NAME=\"VALUE\""));
  }

  @Test
  void isUnknownWhenTheFileIsCutOffBetweenTwoLines() {
    String half = PLAIN.substring(0, PLAIN.indexOf("sysvipc="));
    assertThat(JailDefinition.parse(FILE, half))
        .isEqualTo(Fact.unknown(FILE + " is not whole: it does not set sysvipc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999999999999", "1x", " "})
  void isUnknownWithANumberThatIsNone(String number) {
    assertThat(JailDefinition.parse(FILE, with("securelevel", number)))
        .isEqualTo(Fact.unknown(FILE + " sets securelevel to what qjail never does"));
  }

  private static String with(String key, String value) {
    return PLAIN.replaceFirst(
        "(?m)^" + key + "=\".*\"$", Matcher.quoteReplacement(key + "=\"" + value + "\""));
  }

  private static ObservedJail jail(String text) {
    return JailDefinition.parse(FILE, text)
        .known()
        .orElseThrow()
        .jail(JailName.of("cfg"), BootPolicy.AUTO, Optional.empty());
  }
}
