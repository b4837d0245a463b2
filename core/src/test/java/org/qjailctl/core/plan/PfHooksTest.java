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
    assertThat(into("", NO_RULES)).isEqualTo(HOOKS);
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

    assertThat(into(before, NO_RULES))
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

    String after = into(before, NO_RULES);

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

    assertThat(into(before, NO_RULES)).endsWith("block in all\n" + HOOKS + "pass all\n");
  }

  @Test
  void onlyWhatIsMissingIsAdded() {
    String half = "nat-anchor \"qjailctl\"\npass all\n";

    assertThat(into(half, NO_RULES).lines().filter(l -> l.equals("nat-anchor \"qjailctl\"")))
        .hasSize(1);
    assertThat(PfHooks.missing(into(half, NO_RULES), NO_RULES)).isEmpty();
  }

  @Test
  void thatOfFilterRulesStandsAtTheEndAndOnlyWhereThereAreSome() {
    String after = into("block in all\n", "block in quick from <bad>\n");

    assertThat(after).isEqualTo(HOOKS + "block in all\nanchor \"qjailctl\"\n");
    assertThat(PfHooks.missing(HOOKS + "pass all\n", "pass in on em0\n"))
        .containsExactly("anchor \"qjailctl\"");
  }

  @Test
  void standBeforeAFilterRuleThatAMacroBegins() {
    String before = "blk = \"block drop in quick\"\nset skip on lo\n$blk on em0 all\npass\n";

    assertThat(into(before, NO_RULES))
        .isEqualTo(
            "blk = \"block drop in quick\"\nset skip on lo\n" + HOOKS + "$blk on em0 all\npass\n");
  }

  @Test
  void comeAfterBinatAndBeforeAnAnchorWhoseRulesStandInIt() {
    String before = "binat on em0 from 10.0.0.1 to any -> 10.0.0.2\nanchor {\n  pass\n}\n";

    assertThat(into(before, NO_RULES)).isEqualTo(before.replace("anchor {", HOOKS + "anchor {"));
  }

  @Test
  void leaveACarriageReturnWhereItIs() {
    String before = "# off:\rpass in quick all\nset skip on lo\r\nblock in\n";

    assertThat(into(before, NO_RULES))
        .isEqualTo("# off:\rpass in quick all\nset skip on lo\r\n" + HOOKS + "block in\n");
  }

  @Test
  void mayStandBeforeAnInclude() {
    String before = "include \"/etc/pf.block\"\npass all\n";

    assertThat(PfHooks.insertion(before, NO_RULES).places()).startsWith(1).contains(0);
  }

  @Test
  void areThereHoweverTheyAreWritten() {
    String there =
        """
        me = "qjailctl"
        nat-anchor $me # its nat
          rdr-anchor qjailctl
        load anchor "qjailctl" from "/usr/local/etc/qjailctl.pf.conf" # rules
        """;

    assertThat(PfHooks.missing(there, NO_RULES)).isEmpty();
    assertThat(
            PfHooks.missing(there.replace("qjailctl #", "other #").replace("$me", "x"), NO_RULES))
        .containsExactly("nat-anchor \"qjailctl\"");
  }

  private static String into(String pfConf, String rules) {
    return PfHooks.insertion(pfConf, rules).into(pfConf);
  }
}
