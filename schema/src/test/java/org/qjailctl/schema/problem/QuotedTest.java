package org.qjailctl.schema.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void controlCharactersCannotReachATerminal() {
    assertThat(Quoted.of("a\u001b[31m\nb\u202e")).isEqualTo("\"a\\u001b[31m\\nb\\u202e\"");
  }

  @Test
  void longTextsAreCutBetweenCharacters() {
    assertThat(Quoted.plain("\ud83d\ude00".repeat(100)))
        .isEqualTo("\ud83d\ude00".repeat(60) + "...");
  }
}
