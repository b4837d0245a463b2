package org.qjailctl.executors.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.executors.lowering.KeepJailScript;
import org.qjailctl.executors.lowering.PutBackJailScript;

/** Keeping a jail's files and putting them back, under this machine's own sh. */
final class KeptJailScriptsTest {

  private static final String DEFINITION = "name=\"web\"\nimagedevice=\"\"\n";
  private static final String CONFIG = "web { \nexec.start = \"/bin/sh /etc/rc\";\n}\n";

  @TempDir private Path folder = Path.of("");
  private ScriptRuns scripts = new ScriptRuns(Path.of(""));

  @BeforeEach
  void prepare() throws Exception {
    folder = folder.toRealPath();
    scripts = new ScriptRuns(folder);
    for (String kind : List.of("local", "global", "config", "fstab")) {
      Files.createDirectories(folder.resolve("etc/qjail." + kind));
    }
    Files.createDirectories(folder.resolve("jails"));
    scripts.says("mount", "/dev/da0p2\t\t/\t\t\tufs\trw\t\t1 1");
    scripts.program("jls", "[ $# -eq 1 ]");
    scripts.program("mdconfig", ":");
  }

  @Test
  void aDefinitionThatWasCutShortComesBack() throws Exception {
    jail("");
    keep("config");
    write("etc/qjail.local/web", "");
    write("etc/qjail.config/web", "web {");

    putBack();
    assertThat(read("etc/qjail.local/web")).isEqualTo(DEFINITION);
    assertThat(read("etc/qjail.global/web")).isEqualTo(DEFINITION);
    assertThat(read("etc/qjail.config/web")).isEqualTo(CONFIG);
    assertThat(folder.resolve("kept/web")).doesNotExist();
  }

  @Test
  void aStatusThatWasHalfChangedIsTheOneBefore() throws Exception {
    jail(".norun");
    keep("config");
    delete("etc/qjail.local/web.norun");
    delete("etc/qjail.global/web.norun");
    write("etc/qjail.local/web", "name=");

    putBack();
    assertThat(folder.resolve("etc/qjail.local/web")).doesNotExist();
    assertThat(read("etc/qjail.local/web.norun")).isEqualTo(DEFINITION);
    assertThat(read("etc/qjail.global/web.norun")).isEqualTo(DEFINITION);
  }

  @Test
  void whatIsOlderIsNotKeptOver() throws Exception {
    jail("");
    keep("config");
    write("etc/qjail.local/web", "");
    keep("config");

    putBack();
    assertThat(read("etc/qjail.local/web")).isEqualTo(DEFINITION);
  }

  @Test
  void aHalfMadeJailIsRemovedWithItsImage() throws Exception {
    keep("create");
    write("jails/web/etc/rc.conf", "");
    write("jails/web-img/web.img", "");
    write("etc/qjail.local/web", DEFINITION);
    scripts.says("mount", "/dev/md0\t" + folder + "/jails/web-img\tufs\trw\t0 0");
    scripts.program("umount", "echo \"$@\" >> " + folder + "/umounted");
    scripts.program(
        "mdconfig",
        "case $1 in -l) printf '%%s\\t' md0 vnode 100M '%1$s/jails/web-img/web.img' ;; *) echo \"$@\" >> '%1$s/umounted' ;; esac"
            .formatted(folder));

    putBack();
    assertThat(folder.resolve("jails")).isEmptyDirectory();
    assertThat(folder.resolve("etc/qjail.local")).isEmptyDirectory();
    assertThat(read("umounted")).isEqualTo(folder + "/jails/web-img\n-d -u md0\n");
  }

  @Test
  void aJailThatIsWholeStaysAndIsNotedAsMade() throws Exception {
    keep("create");
    jail("");
    write("jails/web/data", "precious");

    putBack();
    assertThat(read("jails/web/data")).isEqualTo("precious");
    assertThat(folder.resolve("kept/.web.made")).exists();
    assertThat(folder.resolve("kept/web")).doesNotExist();
  }

  @Test
  void aRootThatSomebodyLeftIsNeverRemoved() throws Exception {
    write("jails/web/data", "precious");
    keep("create");

    putBack();
    assertThat(read("jails/web/data")).isEqualTo("precious");
  }

  @Test
  void noHalfMadeJailIsRemovedWhileSomethingLivesThere() throws Exception {
    keep("create");
    write("jails/web/data", "precious");
    scripts.says("mount", "/home\t" + folder + "/jails/web/home\tnullfs\trw\t0 0");

    assertThat(run(PutBackJailScript.TEXT).exit()).isEqualTo(1);
    assertThat(read("jails/web/data")).isEqualTo("precious");
    scripts.says("mount", "");
    scripts.program("jls", "exit 1");
    assertThat(run(PutBackJailScript.TEXT).exit()).isEqualTo(1);
    assertThat(read("jails/web/data")).isEqualTo("precious");
  }

  @Test
  void aRenameIsTakenBackTheRootFirst() throws Exception {
    jail("");
    String image = DEFINITION + "image=\"/usr/jails/web/web.img\"\n";
    write("etc/qjail.local/web", image);
    write("jails/web/web.img", "precious");
    keep("rename", "shop");
    Files.move(folder.resolve("jails/web/web.img"), folder.resolve("jails/web/shop.img"));
    Files.move(folder.resolve("jails/web"), folder.resolve("jails/shop"));
    write("etc/qjail.local/shop", DEFINITION);
    write("etc/qjail.fstab/shop", "");
    delete("etc/qjail.config/web");

    putBack();
    assertThat(read("jails/web/web.img")).isEqualTo("precious");
    assertThat(folder.resolve("etc/qjail.local/shop")).doesNotExist();
    assertThat(read("etc/qjail.config/web")).isEqualTo(CONFIG);
  }

  @Test
  void whatAJailsRootCallsAnImageIsMovedNowhere() throws Exception {
    jail("");
    Files.createDirectories(folder.resolve("outside"));
    write("jails/web/shop.img", "owned");
    Files.createSymbolicLink(folder.resolve("jails/web/web.img"), folder.resolve("outside"));
    keep("rename", "shop");

    putBack();
    assertThat(folder.resolve("outside")).isEmptyDirectory();
    assertThat(read("jails/web/shop.img")).isEqualTo("owned");
  }

  @Test
  void aJailThatRunsHasItsUserAlready() throws Exception {
    jail("");
    write("etc/qjail.local/web", DEFINITION + "poststartssh=\"yes\"\n");
    write("etc/qjail.config/web", "web {\nexec.poststart      =  \"jexec web\";\n}\n");
    keep("start");
    write("etc/qjail.local/web", "");
    scripts.program("jls", ":");

    putBack();
    assertThat(read("etc/qjail.local/web")).isEqualTo(DEFINITION + "poststartssh=\"\"\n");
    assertThat(read("etc/qjail.config/web")).isEqualTo("web {\n}\n");
  }

  /** A whole one, in the status of {@code suffix}. */
  private void jail(String suffix) throws Exception {
    write("etc/qjail.local/web" + suffix, DEFINITION);
    write("etc/qjail.global/web" + suffix, DEFINITION);
    write("etc/qjail.config/web", CONFIG);
    write("etc/qjail.fstab/web", "sharedfs\n");
    Files.createDirectories(folder.resolve("jails/web"));
  }

  private void keep(String... what) throws Exception {
    assertThat(run(KeepJailScript.TEXT, what)).isEqualTo(new ScriptRuns.Said(0, "", ""));
  }

  private void putBack() throws Exception {
    assertThat(run(PutBackJailScript.TEXT)).isEqualTo(new ScriptRuns.Said(0, "", ""));
  }

  private ScriptRuns.Said run(String script, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("web", folder + "/kept", folder + "/etc", folder + "/jails"));
    arguments.addAll(List.of(more));
    return scripts.run(script, arguments.toArray(String[]::new));
  }

  private void write(String path, String text) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String path) throws Exception {
    return Files.readString(folder.resolve(path));
  }

  private void delete(String path) throws Exception {
    Files.delete(folder.resolve(path));
  }
}
