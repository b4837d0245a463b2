package org.qjailctl.executors.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.executors.lowering.ArchiveFitScript;
import org.qjailctl.executors.lowering.JailIdleScript;
import org.qjailctl.executors.lowering.KeepJailScript;
import org.qjailctl.executors.lowering.PutBackJailScript;
import org.qjailctl.executors.probe.NewestArchiveScript;
import org.qjailctl.executors.probe.QjailVersionScript;
import org.qjailctl.executors.probe.ZonesScript;

/** The scripts about jails' roots and archives, under this machine's own sh. */
final class JailScriptsTest {

  @TempDir private Path folder = Path.of("");
  private Path root = Path.of("");
  private ScriptRuns scripts = new ScriptRuns(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    folder = folder.toRealPath();
    root = Files.createDirectories(folder.resolve("jails/web"));
    scripts = new ScriptRuns(folder);
    scripts.says("mount", "/dev/da0p2\t\t/\t\t\tufs\trw\t\t1 1");
    scripts.says("jls", "");
  }

  @Test
  void aRootWithoutLifeIsIdle() throws Exception {
    scripts.says("mount", "devfs\t" + root + "-2/dev\tdevfs\trw\t0 0");
    scripts.says("jls", root + "-2");
    assertThat(idle().exit()).isZero();
  }

  @Test
  void aRootThatIsNotThereIsIdle() throws Exception {
    Files.delete(root);
    assertThat(idle().exit()).isZero();
  }

  @Test
  void whatIsMountedAtOrBelowTheRootIsTold() throws Exception {
    scripts.says("mount", "/home\t" + root + "/usr/home\tnullfs\trw\t0 0");
    assertThat(idle())
        .isEqualTo(
            new ScriptRuns.Said(1, "", "mounted below " + root + ": " + root + "/usr/home\n"));
    scripts.says("mount", "/dev/md0\t" + root + "\tufs\trw\t0 0");
    assertThat(idle().err()).isEqualTo("mounted below " + root + ": " + root + "\n");
  }

  @Test
  void aJailThatRunsThereIsTold() throws Exception {
    scripts.says("jls", "/usr/jails/other\n" + root);
    assertThat(idle()).isEqualTo(new ScriptRuns.Said(1, "", "a jail runs in " + root + "\n"));
  }

  @Test
  void aProcessThatOutlivesItsJailIsTold() throws Exception {
    scripts.program("jls", "[ \"$1\" = -d ] && echo 7 " + root + "; echo 8 " + root + "-2");
    scripts.program("ps", "printf '  0   1 init\\n  7 812 postgres\\n 77 813 nginx\\n'");
    scripts.program("sleep", "echo slept >>" + folder.resolve("slept"));
    assertThat(idle())
        .isEqualTo(
            new ScriptRuns.Said(
                1, "", "processes of the jail in " + root + " live on: 812 postgres\n"));
    assertThat(Files.readAllLines(folder.resolve("slept"))).as("it waits a while").hasSize(10);
  }

  @Test
  void aDyingJailThatOnlyItsSocketsHoldIsIdle() throws Exception {
    scripts.program("jls", "[ \"$1\" = -d ] && echo 7 " + root + "; exit 0");
    scripts.says("ps", "  0   1 init");
    assertThat(idle().exit()).isZero();
    scripts.program("ps", "exit 1");
    assertThat(idle().exit()).as("processes that could not be asked for").isEqualTo(1);
  }

  @Test
  void whatCannotBeAskedIsNotTakenForIdle() throws Exception {
    scripts.program("mount", "exit 1");
    assertThat(idle().exit()).isEqualTo(1);
    scripts.says("mount", "");
    scripts.program("jls", "exit 1");
    assertThat(idle().exit()).isEqualTo(1);
  }

  @Test
  void aRootBehindASymlinkIsFollowedAsTheMountTableShowsIt() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("jails"));
    scripts.says("mount", "devfs\t" + root + "/dev\tdevfs\trw\t0 0");
    assertThat(scripts.run(JailIdleScript.TEXT, link.resolve("web").toString()).exit())
        .isEqualTo(1);
  }

  @Test
  void theNewestArchiveIsReadToItsEnd() throws Exception {
    archive("web@202601010000.00.tar", "old");
    archive("web@202611232120.33.tar", "definition", "root");
    archive("web-2@202711232120.33.tar", "other");
    assertThat(newest("definition", "root"))
        .isEqualTo(new ScriptRuns.Said(0, "web@202611232120.33.tar\nwhole\n", ""));
  }

  @Test
  void anArchiveThatLacksSomethingIsFlawedAndTarSaysWhat() throws Exception {
    archive("web@202611232120.33.tar", "root");
    ScriptRuns.Said said = newest("definition", "root");
    assertThat(said.out()).isEqualTo("web@202611232120.33.tar\nflawed\n");
    assertThat(said.err()).contains("definition: Not found in archive");
  }

  @Test
  void anArchiveThatIsCutShortIsFlawed() throws Exception {
    Path whole = archive("web@202611232120.33.tar", "definition", "root");
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : List.of(0, 40, bytes.length / 2, bytes.length - 9)) {
      Files.write(whole, Arrays.copyOf(bytes, length));
      assertThat(newest("definition", "root").out())
          .as(length + " of " + bytes.length + " bytes")
          .isEqualTo("web@202611232120.33.tar\nflawed\n");
    }
  }

  @Test
  void noArchiveIsNothing() throws Exception {
    assertThat(newest("definition")).isEqualTo(new ScriptRuns.Said(0, "", ""));
  }

  @Test
  void theLastArchiveOfTheJailFitsAndWhatWasLeftBehindGoes() throws Exception {
    Files.createDirectories(folder.resolve("jails/archive"));
    archive("jails/archive/web@202601010000.00.tar", "old");
    archive("jails/archive/web@202611232120.33.tar", "root");
    archive("jails/archive/web-2@202711232120.33.tar", "other");
    Files.createDirectories(folder.resolve("jails/temp_restore/usr/jails/web"));
    assertThat(fits("copy", "web", "root")).isEqualTo(new ScriptRuns.Said(0, "", ""));
    assertThat(folder.resolve("jails/temp_restore")).doesNotExist();
    assertThat(fits("copy", "web@202601010000.00.tar", "old").exit()).isZero();
    assertThat(fits("copy", "web", "old").err()).contains("old: Not found in archive");
  }

  @Test
  void noArchiveFitsThatIsNotThere() throws Exception {
    assertThat(fits("copy", "web", "root").err())
        .isEqualTo("no archive of web in " + folder + "/jails/archive\n");
  }

  @Test
  void nothingIsUnpackedBesideARootOrOverAJailOrAMount() throws Exception {
    Files.createDirectories(folder.resolve("jails/archive"));
    archive("jails/archive/web@202611232120.33.tar", "root");
    assertThat(fits("web", "web", "root").err()).isEqualTo(root + " is there already\n");
    Path scratch = Files.createDirectories(folder.resolve("jails/temp_restore"));
    scripts.says("mount", "/home\t" + scratch + "/home\tnullfs\trw\t0 0");
    assertThat(fits("copy", "web", "root").err())
        .isEqualTo("something is mounted in " + scratch + "\n");
    scripts.says("mount", "");
    Files.createDirectories(folder.resolve("etc/qjail.global"));
    Files.writeString(folder.resolve("etc/qjail.global/temp_restore.man"), "");
    assertThat(fits("copy", "web", "root").err()).contains("the jail temp_restore stands");
    assertThat(scratch).exists();
  }

  @Test
  void whatZonesHoldIsShownAndTheirDefinitionsWithTheirTexts() throws Exception {
    String[] asked = {folder + "/jails", folder + "/qjail.local", folder + "/qjail.fstab"};
    assertThat(scripts.run(ZonesScript.TEXT, asked)).isEqualTo(new ScriptRuns.Said(0, "end\n", ""));
    Files.createDirectories(folder.resolve("jails.lab/archive"));
    Files.createDirectories(folder.resolve("jails.lab/lab1"));
    Files.writeString(folder.resolve("jails.lab/archive/lab1@202611232120.33.tar"), "");
    Files.createDirectories(folder.resolve("qjail.local.lab"));
    Files.createDirectories(folder.resolve("qjail.local"));
    Files.writeString(folder.resolve("qjail.local.lab/lab1.man"), "name=\"lab1\"\nip4=\"\"\n");
    Files.writeString(folder.resolve("qjail.local/web"), "");
    assertThat(scripts.run(ZonesScript.TEXT, asked).out().replace(folder + "/", ""))
        .isEqualTo(
            """
            jails.lab
            jails.lab/archive
            jails.lab/lab1
            jails.lab/archive/lab1@202611232120.33.tar
            qjail.local.lab
            qjail.local.lab/lab1.man
            \tname="lab1"
            \tip4=""
            \t
            end
            """);
  }

  @Test
  void aJailOfAZoneIsKeptAndPutBackWhereItIs() throws Exception {
    String kept = folder + "/kept";
    String etc = folder + "/etc";
    String[] asked = {"lab1.lab", kept, etc, folder + "/jails"};
    for (String kind : new String[] {"local.lab", "fstab.lab", "global", "config"}) {
      Files.createDirectories(folder.resolve("etc/qjail." + kind));
      Files.writeString(folder.resolve("etc/qjail." + kind + "/lab1"), kind + "\n");
    }
    Files.createDirectories(folder.resolve("jails.lab/lab1"));
    assertThat(scripts.run(KeepJailScript.TEXT, "lab1.lab", kept, etc, folder + "/jails", "config"))
        .isEqualTo(new ScriptRuns.Said(0, "", ""));
    assertThat(folder.resolve("kept/lab1.lab/.fstab")).hasContent("fstab.lab\n");
    for (String kind : new String[] {"local.lab", "fstab.lab", "global", "config"}) {
      Files.writeString(folder.resolve("etc/qjail." + kind + "/lab1"), "");
    }
    assertThat(scripts.run(PutBackJailScript.TEXT, asked))
        .isEqualTo(new ScriptRuns.Said(0, "", ""));
    assertThat(folder.resolve("etc/qjail.local.lab/lab1")).hasContent("local.lab\n");
    assertThat(folder.resolve("etc/qjail.fstab.lab/lab1")).hasContent("fstab.lab\n");
    assertThat(folder.resolve("etc/qjail.config/lab1")).hasContent("config\n");
    assertThat(folder.resolve("kept/lab1.lab")).doesNotExist();
  }

  @Test
  void whereQjailLogsItsVersionIsReadFromItsText() throws Exception {
    Path log = folder.resolve("qjail.log");
    Path qjail = folder.resolve("qjail");
    String[] asked = {log.toString(), qjail.toString()};
    assertThat(scripts.run(QjailVersionScript.TEXT, asked))
        .isEqualTo(new ScriptRuns.Said(0, "", ""));
    Files.writeString(log, "");
    assertThat(scripts.run(QjailVersionScript.TEXT, asked).exit()).isEqualTo(127);
    Files.writeString(
        qjail,
        "#!/bin/sh\n# Syntax\nsyntax_commands=\"qjail Version 5.0\\n\\\nSyntax: qjail\\n\"\n");
    assertThat(scripts.run(QjailVersionScript.TEXT, asked).out()).isEqualTo("qjail Version 5.0\n");
  }

  private ScriptRuns.Said fits(String jail, String from, String inside) throws Exception {
    return scripts.run(
        ArchiveFitScript.TEXT, jail, from, inside, folder + "/etc", folder + "/jails");
  }

  private Path archive(String name, String... files) throws Exception {
    Path content = Files.createDirectories(folder.resolve("content"));
    List<String> argv =
        new ArrayList<>(
            List.of("tar", "-czf", folder.resolve(name).toString(), "-C", "" + content));
    for (String file : files) {
      // Incompressible, so that an archive cut short lacks content.
      byte[] noise = new byte[20_000];
      new Random(file.hashCode()).nextBytes(noise);
      Files.write(content.resolve(file), noise);
      argv.add(file);
    }
    assertThat(new ProcessBuilder(argv).inheritIO().start().waitFor()).isZero();
    return folder.resolve(name);
  }

  private ScriptRuns.Said newest(String... needed) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(folder.toString(), "web"));
    arguments.addAll(List.of(needed));
    return scripts.run(NewestArchiveScript.TEXT, arguments.toArray(String[]::new));
  }

  private ScriptRuns.Said idle() throws Exception {
    return scripts.run(JailIdleScript.TEXT, root.toString());
  }
}
