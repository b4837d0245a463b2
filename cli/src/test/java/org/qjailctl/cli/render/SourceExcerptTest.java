package org.qjailctl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.diagnostic.SourceRange;

final class SourceExcerptTest {

  @Test
  void theCaretsStandBelowThePart() {
    assertThat(excerpt("  ipv4: [x]", 3, 7))
        .containsExactly("    7 |   ipv4: [x]", "      |   ^^^^");
  }

  @Test
  void whatIsMadeVisibleMovesTheCarets() {
    assertThat(excerpt("\u001b\tkey: 1", 3, 6))
        .containsExactly("    7 | \\e\\tkey: 1", "      |     ^^^");
  }

  @Test
  void aPlaceBehindTheLineHasACaret() {
    assertThat(excerpt("a", 2, 2)).containsExactly("    7 | a", "      |  ^");
  }

  @Test
  void aLongLineIsCutAroundThePart() {
    String line = "x".repeat(5000) + "HERE" + "y".repeat(5000);

    assertThat(excerpt(line, 5001, 5005))
        .containsExactly(
            "    7 | " + "x".repeat(40) + "HERE" + "y".repeat(76),
            "      | " + " ".repeat(40) + "^^^^");
  }

  private static List<String> excerpt(String line, int column, int endColumn) {
    return SourceExcerpt.of(line, new SourceRange("host.yaml", 7, column, endColumn)).stream()
        .map(Line::plain)
        .toList();
  }
}
