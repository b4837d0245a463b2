package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;

/** A host whose files want to be executed is told of in the same words from everywhere. */
class HostileHostTest {

  private static final String DEFINITIONS = "/usr/local/etc/qjail.local/";

  @TempDir Path folder;

  private static Operation file(String path, byte[] content) {
    return new Operation.WriteFile(
        HostPath.of(path), Bytes.of(content), FileMode.READABLE, new Operation.Expected.Anything());
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A working host, and then somebody's hand in it. */
  private void corrupt(Path world, Path canary) throws Exception {
    String touch = "$(touch " + canary + ")`touch " + canary + "`";
    List<Operation> operations =
        List.of(
            file(
                DEFINITIONS + "web",
                latin(
                    "web {\npath = \"/usr/jails/web"
                        + touch
                        + "\";\nip4.addr = \"lo1|192.168.1.1"
                        + touch
                        + "\";\nexec.start = \"\u00ff\u00fe "
                        + touch
                        + "\";\n}\n")),
            file(
                DEFINITIONS + "it's $(touch " + canary.getFileName() + ")",
                latin("'\"`\n}{\u0000")),
            file("/usr/local/etc/qjail.fstab/web", latin(touch + "\n")),
            file("/etc/pf.conf", latin("nat on em0 from \"" + touch + "\"\n\u00ff")),
            file("/usr/local/etc/qjailctl.pf.conf", latin("'" + touch + "\n")));
    try (Host host = SimulatedHost.persisted(world, Secrets.none())) {
      assertThat(host.run(Batch.all(operations)))
          .allSatisfy(outcome -> assertThat(outcome.good()).as(said(outcome)).isTrue());
    }
  }

  private static String said(Outcome outcome) {
    return outcome.stderr().utf8();
  }

  @Test
  void nothingOnItIsExecutedAndEveryWayToldTheSame() throws Exception {
    Path world = folder.resolve("host.json");
    Path canary = folder.resolve("canary");
    String manifest = Path.of("..", "examples", "pf", "host.yaml").toString();
    try (Practice practice = Practice.on(world)) {
      Run applied =
          practice.surroundings().run("apply", manifest, "--yes", "--host", "simulated:" + world);
      assertThat(applied.code()).as(applied.err()).isEqualTo(ExitCode.OK);
      corrupt(world, canary);

      for (List<String> command :
          List.of(
              List.of("plan", manifest, "--commands"),
              List.of("status", manifest),
              List.of("import", "--name", "db1"))) {
        Run directly = run(practice, practice.directly(), command);
        assertThat(directly.code()).as(directly.err()).isNotEqualTo(ExitCode.BUG);
        for (List<String> way : List.of(practice.overSsh(), practice.asThisMachine())) {
          Run other = run(practice, way, command);
          assertThat(other.code()).as(other.err()).isEqualTo(directly.code());
          assertThat(other.out().replaceFirst("  address: .*\n", "")).isEqualTo(directly.out());
        }
      }
      for (List<String> way : List.of(practice.overSsh(), practice.asThisMachine())) {
        Run doctor = run(practice, way, List.of("doctor"));
        assertThat(doctor.code()).as(doctor.err()).isNotEqualTo(ExitCode.BUG);
      }
    }
    assertThat(canary).doesNotExist();
  }

  private static Run run(Practice practice, List<String> way, List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.addAll(way);
    return practice.surroundings().run(all.toArray(String[]::new));
  }
}
