package org.qjailctl.schema.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.draft.Draft.Value;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written reads back as what was meant, whatever it holds. */
final class ManifestWriterTest {

  @Test
  void looksAsPeopleWriteIt() {
    Draft jail =
        Draft.EMPTY
            .text("interface", "lo1")
            .texts("ip4", List.of("192.168.1.1", "192.168.1.2"))
            .section("parameters", Draft.EMPTY.flag("allow.sysvipc", true).number("securelevel", 1))
            .with(
                new Item.LeftOut(
                    "Nobody knows why.",
                    new Item.Section("provision", Draft.EMPTY.number("version", 15))));
    Draft draft =
        Draft.EMPTY
            .comment("A host.\n")
            .number("version", 1)
            .section("rc.conf", Draft.EMPTY.text("dumpdev", "NO").text("hostname", "db1"))
            .section("empty", Draft.EMPTY.comment("nothing here"))
            .section("jails", Draft.EMPTY.section("web", jail))
            .with(
                new Item.Entry(
                    "nat",
                    new Value.Rows(
                        List.of(
                            List.of(
                                new Item.Entry("on", new Value.Text("em0")),
                                new Item.Entry("from", new Value.Text("(lo1:network)")))))));

    assertThat(ManifestWriter.write(draft))
        .isEqualTo(
            """
            # A host.

            version: 1
            rc.conf:
              dumpdev: "NO"
              hostname: db1
            empty: {}
              # nothing here
            jails:
              web:
                interface: lo1
                ip4:
                  - 192.168.1.1
                  - 192.168.1.2
                parameters:
                  allow.sysvipc: true
                  securelevel: 1
                # Nobody knows why.
                # provision:
                #   version: 15
            nat:
              - on: em0
                from: "(lo1:network)"
            """);
  }

  @Test
  void aFileOfSeveralLinesStandsAsItIs() {
    assertThat(
            ManifestWriter.write(
                Draft.EMPTY.section("f", Draft.EMPTY.text("content", "a: b\n  c\n"))))
        .isEqualTo("f:\n  content: |\n    a: b\n      c\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NO",
        "yes",
        "On",
        "~",
        "null",
        "1.10",
        "0644",
        "0x1f",
        "1e3",
        "12:30:45",
        "2026-01-01",
        ".inf",
        "",
        " ",
        "a ",
        "- a",
        "a: b",
        "a #b",
        "#",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "'",
        "\"",
        "{",
        "[",
        "a\nb",
        "\n",
        "\na\n\n",
        "a\n \nb ",
        "\ta\n",
        "a\r\nb\r\n",
        "$(reboot)",
        "?",
        "? a",
        "|",
        ">",
        "---",
        "...",
        "--- a",
        "a\u0085b",
        "a\u2028b",
        "a\u202eb",
        "\u0000",
        "\u001b[2J",
        "\ufeffa",
        "\ud83d\ude00",
        "\u00e4\n\u00f6\n",
        "<<",
        "=",
        "y",
        "1_000",
        "+1",
        "a\\b",
        "\"a\": b",
        "a\n...\nb\n",
        "a\n--- \nb\n"
      })
  void everyTextComesBackAsItWas(String text) {
    assertComesBack(text);
  }

  @Test
  void whatLooksLikeAVariableIsNone() {
    assertThat(
            ManifestWriter.write(
                Draft.EMPTY.text("a", "${HOME} $HOME $${x}").texts("b", List.of("${y}"))))
        .isEqualTo("a: \"$${HOME} $HOME $$${x}\"\nb:\n  - \"$${y}\"\n");
  }

  @Test
  void randomTextsComeBackToo() {
    long seed = Long.getLong("qjailctl.seed", System.nanoTime());
    Random random = new Random(seed);
    String odd =
        "ab \n\t:#-{}[]'\"\\&*!|>%@`,?~$\r\u0000\u0007\u0085\u00a0\u2028\u202e\ufeff\u00e9";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(odd.charAt(random.nextInt(odd.length())));
      }
      assertComesBack(text.toString());
    }
    System.out.printf("written texts: seed %d, 3000 texts%n", seed);
  }

  @Test
  void noCommentEndsItsLine() {
    String hostile = "a\rb: 1\u0085c: 2\u2028d: 3\ne: 4\u0000\u001b[2J\u202e";
    String written =
        ManifestWriter.write(
            Draft.EMPTY
                .comment(hostile)
                .section(
                    "s",
                    Draft.EMPTY
                        .with(
                            new Item.LeftOut(
                                hostile,
                                new Item.Section(
                                    hostile,
                                    Draft.EMPTY
                                        .text(hostile, hostile)
                                        .texts("ip4", List.of(hostile)))))
                        .number("x", 1)));

    assertThat(load(written)).isEqualTo(Map.of("s", Map.of("x", 1)));
    assertThat(written).doesNotContain("\u001b", "\u202e", "\u0085", "\u2028", "\r");
  }

  private static void assertComesBack(String text) {
    Draft draft =
        Draft.EMPTY.section(
            "a", Draft.EMPTY.section("b", Draft.EMPTY.text("c", text).number("d", 1)));
    String written = ManifestWriter.write(draft);
    assertThat(load(written))
        .as(written)
        .isEqualTo(Map.of("a", Map.of("b", Map.of("c", text.replace("${", "$${"), "d", 1))));
    assertThat(written.chars().filter(c -> c != '\n'))
        .as("nothing that a terminal obeys")
        .noneMatch(Character::isISOControl);
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
