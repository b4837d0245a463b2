package org.qjailctl.schema.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferencePageTest {

  @Test
  void isMadeOfTheSchema() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "manifest.md")))
        .as("write it anew: qjailctl schema --output markdown > docs/manifest.md")
        .isEqualTo(ReferencePage.markdown());
  }

  @Test
  void leadsToEverySectionThatItNames() {
    String page = ReferencePage.markdown();
    assertThat(page.lines().filter(line -> line.startsWith("## ")).distinct())
        .hasSameSizeAs(page.lines().filter(line -> line.startsWith("## ")).toList());
    assertThat(page)
        .contains("## jails.NAME\n", "## pf.rdr[]\n", "`allow.sysvipc`", "[pf.rdr[]](#pfrdr)");
  }
}
