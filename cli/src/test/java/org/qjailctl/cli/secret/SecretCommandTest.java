package org.qjailctl.cli.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.SecretSource;
import org.qjailctl.core.net.Parsed;

final class SecretCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void theFirstLineIsTheValueAndTheRestIsNot() {
    assertThat(value("printf 'two words \\nlogin: me\\n'")).isEqualTo("two words ");
  }

  @Test
  void itRunsInTheManifestsFolderWithoutStandardInput() throws Exception {
    Files.writeString(folder.resolve("value"), "from here\n");

    assertThat(value("cat; cat value")).isEqualTo("from here");
  }

  @Test
  void noShellSeesItsArguments() {
    SecretSource.Command echo = command("echo", "$(id)", ";", "'");

    assertThat(SecretCommand.run(echo)).isEqualTo(Parsed.ok("$(id) ; '"));
  }

  @Test
  void aFailureIsToldWithItsComplaintAndWithoutTheValue() {
    String reason = refusal("echo hunter22; echo 'no key for hunter22' >&2; exit 3");

    assertThat(reason)
        .contains("exit status 3")
        .contains("no key for (the secret)")
        .doesNotContain("hunter22");
    assertThat(SecretCommand.run(command("/nowhere/at/all")))
        .isEqualTo(Parsed.refused("the command /nowhere/at/all cannot be run"));
  }

  @Test
  void oneThatDoesNotEndIsEnded() {
    Parsed<String> read =
        SecretCommand.run(
            command("sh", "-c", "echo early; exec cat /dev/zero >/dev/null"),
            Duration.ofMillis(300));

    assertThat(read).isInstanceOf(Parsed.Refused.class);
    assertThat(((Parsed.Refused<String>) read).reason()).contains("did not end within");
  }

  @Test
  void aValueIsMaskedHoweverItIsWritten() {
    SecretStore store = new SecretStore();
    store.fill(Map.of(new SecretName("pg"), "it's a \"b\\d\" €"));

    for (String written :
        List.of(
            "it's a \"b\\d\" €",
            "it'\\''s a \"b\\d\" €",
            "it''s a \"b\\d\" €",
            "it's a \\\"b\\\\d\\\" €",
            "aXQncyBhICJiXGQiIOKCrA==",
            "it%27s%20a%20%22b%5Cd%22%20%E2%82%AC")) {
      assertThat(store.mask("psql: <" + written + ">"))
          .as(written)
          .startsWith("psql: <(secret pg)")
          .doesNotContain("it");
    }
  }

  private String value(String script) {
    return ((Parsed.Ok<String>) SecretCommand.run(command("sh", "-c", script))).value();
  }

  private String refusal(String script) {
    return ((Parsed.Refused<String>) SecretCommand.run(command("sh", "-c", script))).reason();
  }

  private SecretSource.Command command(String... argv) {
    return new SecretSource.Command(List.of(argv), folder.toString());
  }
}
