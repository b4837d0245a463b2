package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** What an apply made on a host, a later one with --prune takes away, and nothing else. */
class PruneTest {

  private static final Consent PRUNE = new Consent(true, new TreeSet<>(), false);
  private static final String HEAD =
      """
      version: 1
      host: { name: h }
      interfaces: { lo1: { clone: true, aliases: [inet 192.168.1.0-9] } }
      qjail:
        base:
          source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
          sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
      defaults: { jail: { interface: lo1 } }
      """;
  private static final String WEB = "  web: { ip4: [192.168.1.1] }\n";
  private static final String OLD = "  old: { ip4: [192.168.1.2] }\n";

  @TempDir Path folder;
  private final World world = World.stock();
  private final CutHost host = new CutHost(world);
  private final FileView files = world.files(HostPath.of("/"));

  @Test
  void whatIsPrunedIsArchivedAndForeignJailsStay() throws Exception {
    apply("jails:\n" + WEB + OLD, Consent.NONE);
    create("foreign");

    Plan silent = plan("jails:\n" + WEB, Consent.NONE);
    assertThat(silent.steps()).isEmpty();

    apply("jails:\n" + WEB, PRUNE);
    assertThat(files.list("/usr/local/etc/qjail.local")).containsExactly("foreign", "web");
    assertThat(files.list("/usr/jails/archive")).singleElement().asString().startsWith("old@");
    assertThat(files.list("/var/db/qjailctl/owned/jail")).containsExactly("web");
    assertThat(plan("jails:\n" + WEB, PRUNE).steps()).isEmpty();
  }

  @Test
  void aJailThatAnAdministratorMadeIsNotPrunedThoughTheManifestOnceTookItOver() throws Exception {
    apply("jails:\n" + WEB, Consent.NONE);
    create("foreign");
    apply("jails:\n" + WEB + "  foreign: { ip4: [192.168.1.9] }\n", Consent.NONE);

    assertThat(plan("jails:\n" + WEB, PRUNE).steps()).isEmpty();
  }

  @Test
  void protectionOutlivesTheManifest() throws Exception {
    apply(
        "jails:\n" + WEB + "  old: { ip4: [192.168.1.2], lifecycle: { prevent-destroy: true } }\n",
        Consent.NONE);

    Plan plan = plan("jails:\n" + WEB, PRUNE);
    assertThat(plan.refused()).isTrue();
    assertThat(plan.problems())
        .extracting(problem -> problem.code().toString())
        .containsExactly("QJ2404");

    apply(
        "jails:\n" + WEB + "  old: { state: absent, lifecycle: { prevent-destroy: false } }\n",
        Consent.NONE);
    assertThat(files.list("/usr/local/etc/qjail.local")).containsExactly("web");
  }

  @Test
  void aRecordThatIsNotUnderstoodRefusesEveryPlanAndDeletesNothing() throws Exception {
    apply("jails:\n" + WEB + OLD, Consent.NONE);
    for (String garbled : List.of("", "version=2\n", "version=1\ncreated=yes\n", "\0\1")) {
      files.write("/var/db/qjailctl/owned/jail/old", garbled);
      Plan plan = plan("jails:\n" + WEB, PRUNE);
      assertThat(plan.steps()).as(garbled).isEmpty();
      assertThat(plan.problems())
          .as(garbled)
          .singleElement()
          .extracting(Diagnostic::detail)
          .asString()
          .contains("/var/db/qjailctl/owned/jail/old");
    }
  }

  private void create(String name) throws HostUnreachable {
    assertThat(
            host.run(
                    Batch.all(
                        List.of(
                            Operation.Run.of(
                                "qjail", "create", "-n", "lo1", "-4", "192.168.1.9", name))))
                .getFirst()
                .exit())
        .isZero();
  }

  private void apply(String jails, Consent consent) throws HostUnreachable {
    Plan plan = plan(jails, consent);
    assertThat(plan.refused()).as("" + plan.problems()).isFalse();
    assertThat(PlanRunner.run(plan, host, RunListener.silent()).succeeded()).isTrue();
  }

  private Plan plan(String jails, Consent consent) throws HostUnreachable {
    Manifest manifest = manifest(HEAD + jails);
    Probe probe = Probe.of(PlanQuestions.of(manifest));
    return Planner.plan(manifest, probe.read(host.run(probe.batch())), consent);
  }

  private Manifest manifest(String yaml) {
    return switch (ManifestReader.read(
        "host.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
