package org.qjailctl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.SecretName;

final class CommandTextTest {

  @Test
  void wordsAreQuotedOnlyWhereTheShellNeedsIt() {
    assertThat(
            shown(Operation.Run.of("sysrc", "a=b c", "it's", "", "$(reboot)", "~root", "/a/b-1")))
        .isEqualTo("sysrc 'a=b c' 'it'\\''s' '' '$(reboot)' '~root' /a/b-1");
  }

  @Test
  void aGuardStandsBeforeItsCommand() {
    assertThat(shown(Operation.Run.of("pkg", "bootstrap", "-y").unless("pkg", "-N")))
        .isEqualTo("pkg -N || pkg bootstrap -y");
  }

  @Test
  void inputIsDescribedAndASecretNamed() {
    assertThat(
            shown(Operation.Run.of("initdb").reading(new Input.Secret(new SecretName("pg-root")))))
        .isEqualTo("initdb < (secret pg-root)");
    assertThat(shown(Operation.Run.of("pfctl", "-nf", "-").reading(Input.text("x"))))
        .isEqualTo("pfctl -nf - < (1 byte)");
  }

  @Test
  void aWrittenFileIsNamedWithItsModeAndSize() {
    assertThat(
            shown(
                new Operation.WriteFile(
                    HostPath.of("/etc/a b"),
                    Bytes.utf8("hello"),
                    FileMode.PRIVATE,
                    new Operation.Expected.Anything())))
        .isEqualTo("write '/etc/a b' (0600, 5 bytes)");
  }

  @Test
  void aTextFileIsShownLineByLineAndABinaryOneIsNot() {
    Operation text =
        new Operation.WriteFile(
            HostPath.of("/etc/pf.conf"),
            Bytes.utf8("pass all\nblock in\n"),
            new FileMode(0644),
            new Operation.Expected.Anything());
    Operation binary =
        new Operation.WriteFile(
            HostPath.of("/x"),
            Bytes.of(new byte[] {(byte) 0xff, 0}),
            new FileMode(0644),
            new Operation.Expected.Anything());

    assertThat(CommandText.written(text)).containsExactly("pass all", "block in");
    assertThat(CommandText.written(binary)).isEmpty();
  }

  @Test
  void aFileThatIsKeptFromOthersIsNotShown() {
    Operation kept =
        new Operation.WriteFile(
            HostPath.of("/root/key"),
            Bytes.utf8("private"),
            FileMode.PRIVATE,
            new Operation.Expected.Anything());

    assertThat(CommandText.written(kept)).isEmpty();
  }

  private static String shown(Operation operation) {
    return CommandText.of(operation);
  }
}
