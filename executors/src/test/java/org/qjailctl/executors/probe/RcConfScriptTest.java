package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.manifest.RcVariable;

/** The script under this machine's own sh, with files of the test's in place of the system's. */
final class RcConfScriptTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void tellsDefaultsAndWhatOverridesThemAndLeavesOutWhatIsUnset() throws Exception {
    assertThat(effect("a=own\nempty=\n", "a", "b", "empty", "missing"))
        .contains(Map.of("a", "own", "b", "of the defaults", "empty", ""));
  }

  @Test
  void tellsAllVariablesThatStartAsAsked() throws Exception {
    assertThat(
            effect(
                "ifconfig_lo1_alias0='x'\nifconfig_lo1_alias1='y'\nifconfig_lo=z\n",
                "ifconfig_lo1*"))
        .contains(Map.of("ifconfig_lo1_alias0", "x", "ifconfig_lo1_alias1", "y"));
  }

  @Test
  void tellsEveryVariableForAStarAlone() throws Exception {
    assertThat(effect("a=own\nodd='one\nc=2'\n", "*").orElseThrow())
        .containsAllEntriesOf(Map.of("a", "own", "b", "of the defaults", "odd", "one\nc=2"))
        .doesNotContainKey("c");
  }

  @Test
  void carriesLineBreaksQuotesAndBytesThatAreNoText() throws Exception {
    String odd = "one\ntwo=\\\"x\\\" 'q' $ ` \\\\ end\nend\n";
    assertThat(effect("odd='" + odd.replace("'", "'\\''") + "'\n", "odd*"))
        .contains(Map.of("odd", odd));
    assertThat(effect(new byte[] {'a', '=', (byte) 0xff, '\n'}, "a"))
        .contains(Map.of("a", "\ufffd"));
    assertThat(effect("a='\u00e4\u20ac'\nLANG=C.UTF-8\nexport LANG\n", "a"))
        .contains(Map.of("a", "\u00e4\u20ac"));
  }

  @Test
  void isNotDisturbedByWhatRcConfDoes() throws Exception {
    assertThat(
            effect(
                "echo a 3\necho noise\necho end\nset -- other\nIFS=a\nset -f\na=b\n", "a", "pre*"))
        .contains(Map.of("a", "b"));
  }

  @Test
  void isNotWholeWhenRcConfExitsOrDoesNotParse() throws Exception {
    assertThat(effect("a=b\nexit 0\n", "a")).isEmpty();
    assertThat(effect("a='b\n", "a")).isEmpty();
  }

  @Test
  void neverEvaluatesWhatIsNotAName() throws Exception {
    assertThat(effect("a=b\n", "a}\"; echo end; \"", "$(echo a)", "0a", "")).contains(Map.of());
  }

  @Test
  void aServicesOwnFilesOfRcConfDWinOverRcConf() throws Exception {
    Path own = Files.createDirectories(folder.resolve("rc.conf.d"));
    Files.writeString(own.resolve("pf"), "pf_enable=NO\nother_enable=NO\n");
    Path network = Files.createDirectories(own.resolve("network"));
    Files.writeString(network.resolve("one"), "cloned_interfaces=lo1\n");
    Files.writeString(network.resolve("two"), "cloned_interfaces=\"$cloned_interfaces lo2\"\n");
    String rcConf = "pf_enable=YES\ncloned_interfaces=\nset -f\n";

    assertThat(effect(rcConf, "@pf", "@network", "pf_enable", "cloned_interfaces"))
        .contains(Map.of("pf_enable", "NO", "cloned_interfaces", "lo1 lo2"));
    assertThat(effect(rcConf, "@qjail", "pf_enable")).contains(Map.of("pf_enable", "YES"));
  }

  private Optional<Map<String, String>> effect(String rcConf, String... asked) throws Exception {
    return effect(rcConf.getBytes(StandardCharsets.UTF_8), asked);
  }

  private Optional<Map<String, String>> effect(byte[] rcConf, String... asked) throws Exception {
    Files.write(folder.resolve("rc.conf"), rcConf);
    Path defaults = folder.resolve("defaults");
    Files.writeString(
        defaults,
        "a=of_defaults\nb='of the defaults'\nsource_rc_confs() { . "
            + folder.resolve("rc.conf")
            + "; }\n");
    String script =
        RcConfScript.TEXT
            .replace("/etc/defaults/rc.conf", defaults.toString())
            .replace("in /etc ", "in " + folder + " ");
    assertThat(script).contains(defaults.toString());
    List<String> argv = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    argv.addAll(List.of(asked));
    return FramedVariables.parse(Bytes.of(output(argv))).map(RcConfScriptTest::texts);
  }

  private byte[] output(List<String> argv) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(argv).redirectError(folder.resolve("stderr").toFile()).start();
    process.getOutputStream().close();
    byte[] printed = process.getInputStream().readAllBytes();
    process.waitFor();
    return printed;
  }

  private static Map<String, String> texts(SortedMap<RcVariable, String> variables) {
    return variables.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().value(), Map.Entry::getValue));
  }
}
