package org.qjailctl.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PfHooksTest {

  private static final String HOOKS =
      """
      nat-anchor "qjailctl"
      rdr-anchor "qjailctl"
      load anchor "qjailctl" from "/usr/local/etc/qjailctl.pf.conf"
      """;

  private static final String NO_RULES = "# nothing\n";

  @Test
  void standAloneInAFileThatWasNotThere() {
    assertThat(PfHooks.into("", NO_RULES)).isEqualTo(HOOKS);
    assertThat(PfHooks.missing(HOOKS, NO_RULES)).isEmpty();
    assertThat(PfHooks.missing("pass all\n", NO_RULES)).hasSize(3);
  }

  @Test
  void comeBehindTheOperatorsTranslationAndBeforeTheFirstFilterRule() {
    String before =
        """
        ext = "em0"   # pass is no rule here
        set skip on lo0
        nat on $ext from 10.0.0.0/8 to any -> ($ext)
        # block and pass below
        block in all
        pass out all
        """;

    assertThat(PfHooks.into(before, NO_RULES))
        .isEqualTo(
            """
            ext = "em0"   # pass is no rule here
            set skip on lo0
            nat on $ext from 10.0.0.0/8 to any -> ($ext)
            # block and pass below
            """
                + HOOKS
                + """
                block in all
                pass out all
                """);
  }

  @Test
  void splitNeitherAContinuedLineNorAList() {
    String before =
        """
        table <good> { 10.0.0.1 \\
        pass 10.0.0.2 }
        trusted = "{ 10.0.0.1,
        block }"
        pass quick from <good>
        """;

    String after = PfHooks.into(before, NO_RULES);

    assertThat(after).contains("10.0.0.1 \\\npass 10.0.0.2 }").contains("10.0.0.1,\nblock }\"");
    assertThat(after).endsWith(HOOKS + "pass quick from <good>\n");
  }

  @Test
  void standNotInACommentThatGoesOn() {
    String before =
        """
        # pass in proto tcp \\
          to port 80 \\
        block in all
        pass all
        """;

    assertThat(PfHooks.into(before, NO_RULES)).endsWith("block in all\n" + HOOKS + "pass all\n");
  }

  @Test
  void onlyWhatIsMissingIsAdded() {
    String half = "nat-anchor \"qjailctl\"\npass all\n";

    assertThat(
            PfHooks.into(half, NO_RULES).lines().filter(l -> l.equals("nat-anchor \"qjailctl\"")))
        .hasSize(1);
    assertThat(PfHooks.missing(PfHooks.into(half, NO_RULES), NO_RULES)).isEmpty();
  }

  @Test
  void thatOfFilterRulesStandsAtTheEndAndOnlyWhereThereAreSome() {
    String after = PfHooks.into("block in all\n", "block in quick from <bad>\n");

    assertThat(after).isEqualTo(HOOKS + "block in all\nanchor \"qjailctl\"\n");
    assertThat(PfHooks.missing(HOOKS + "pass all\n", "pass in on em0\n"))
        .containsExactly("anchor \"qjailctl\"");
  }
}
