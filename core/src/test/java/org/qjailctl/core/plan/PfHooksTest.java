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

  @Test
  void standAloneInAFileThatWasNotThere() {
    assertThat(PfHooks.into("")).isEqualTo(HOOKS);
    assertThat(PfHooks.present(HOOKS)).isTrue();
    assertThat(PfHooks.present("pass all\n")).isFalse();
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

    assertThat(PfHooks.into(before))
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

    String after = PfHooks.into(before);

    assertThat(after).contains("10.0.0.1 \\\npass 10.0.0.2 }").contains("10.0.0.1,\nblock }\"");
    assertThat(after).endsWith(HOOKS + "pass quick from <good>\n");
  }

  @Test
  void onlyWhatIsMissingIsAdded() {
    String half = "nat-anchor \"qjailctl\"\npass all\n";

    assertThat(PfHooks.into(half).lines().filter(l -> l.equals("nat-anchor \"qjailctl\"")))
        .hasSize(1);
    assertThat(PfHooks.present(PfHooks.into(half))).isTrue();
  }
}
