package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.observed.Fact;

final class TextFileTest {

  private static final HostPath PATH = HostPath.of("/etc/pf.conf");

  @Test
  void tellsTextAndMode() {
    assertThat(read(Bytes.utf8("pass all # für alle\n")))
        .isEqualTo(
            Fact.known(
                Optional.of(new TextFile.Described("pass all # für alle\n", new FileMode(0600)))));
  }

  @Test
  void isUnknownWhereWritingItBackWouldChangeOtherLines() {
    Bytes latin1 = Bytes.of("pass all # für alle\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(read(latin1))
        .isEqualTo(Fact.unknown("/etc/pf.conf is not UTF-8; convert it with iconv(1)"));
  }

  private static Fact<Optional<TextFile.Described>> read(Bytes content) {
    TreeEntry entry =
        new TreeEntry(
            PATH,
            TreeEntry.Type.FILE,
            new FileMode(0600),
            0,
            0,
            content.size(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return TextFile.described(PATH)
        .read(List.of(Outcome.listed(List.of(entry)), Outcome.finished(0, content, Bytes.NONE)));
  }
}
