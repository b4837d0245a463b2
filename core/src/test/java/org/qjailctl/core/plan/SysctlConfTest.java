package org.qjailctl.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.SysctlName;

class SysctlConfTest {

  private static final SysctlName RANDOM = SysctlName.of("kern.randompid");

  @Test
  void linesAreReadAsSysctlReadsThem() {
    String text =
        """
        # kern.randompid=9
        \tkern.randompid = 1\t
        kern.corefile: "%N # %P.core" # where
        net.x.y='1'
        net.one
        security.a=\\# 3
        kern.b=1#2
        """;

    assertThat(SysctlConf.lines(text))
        .containsExactly(
            new SysctlConf.Line(2, "kern.randompid", "1"),
            new SysctlConf.Line(3, "kern.corefile", "%N # %P.core"),
            new SysctlConf.Line(4, "net.x.y", "1"),
            new SysctlConf.Line(6, "security.a", "\\# 3"),
            new SysctlConf.Line(7, "kern.b", "1"));
  }

  @Test
  void theLastLineCounts() {
    assertThat(SysctlConf.value("kern.randompid=1\nkern.randompid=2\n", RANDOM)).contains("2");
    assertThat(SysctlConf.value("#kern.randompid=1\n", RANDOM)).isEmpty();
  }

  @Test
  void onlyTheLineThatCountsIsReplacedAndKeepsItsComment() {
    String text = "# top\nkern.randompid=1\n\n  kern.randompid = 2 # why\nkern.randompid2=3\n";

    assertThat(SysctlConf.with(text, RANDOM, "7"))
        .isEqualTo("# top\nkern.randompid=1\n\nkern.randompid=7 # why\nkern.randompid2=3\n");
  }

  @Test
  void aNewLineStandsAtTheEndOfWhateverIsThere() {
    assertThat(SysctlConf.with("", RANDOM, "1")).isEqualTo("kern.randompid=1\n");
    assertThat(SysctlConf.with("# a", RANDOM, "1")).isEqualTo("# a\nkern.randompid=1\n");
    assertThat(SysctlConf.with("#kern.randompid=0\n", RANDOM, "1"))
        .isEqualTo("#kern.randompid=0\nkern.randompid=1\n");
  }
}
