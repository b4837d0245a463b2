package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** A host on which a jail of a zone runs that no manifest knows. */
class ZonesTest {

  private static final String BASE = "qjail: { enable: false, base: { source: release }, ";

  @TempDir private Path folder = Path.of("");
  private final World world = World.stock();

  @BeforeEach
  void startOneInAZone() throws Exception {
    run("pkg", "install", "-y", "qjail");
    run("fetch", "-o", "/root/base.txz", "https://example.net/13.2-RELEASE/base.txz");
    run("qjail", "install", "-z", "lab", "-f", "/root");
    run("qjail", "create", "-z", "lab", "-n", "em0", "-4", "10.0.2.77", "lab1");
    run("qjail", "start", "-z", "lab", "lab1");
  }

  @Test
  void besideItJailsAreMadeAsEver() throws Exception {
    run("qjail", "stop", "-z", "lab", "lab1");
    run("qjail", "install", "-f", "/root");
    run("qjail", "start", "-z", "lab", "lab1");
    Manifest manifest = manifest("jails: { web: { interface: em0, ip4: [10.0.2.80] } }");
    HostState seen = probed(manifest);
    assertThat(seen.qjail().jails().known().orElseThrow().values())
        .extracting(jail -> jail.name().zone())
        .containsExactly(Zone.of("lab"));

    Plan plan = Planner.plan(manifest, seen);
    Rehearsed rehearsed =
        Rehearsal.of(
            PlanQuestions.of(manifest), seen, plan, state -> Planner.plan(manifest, state));

    assertThat(rehearsed).isInstanceOf(Rehearsed.Converges.class);
    assertThat(KilledApply.apply(manifest, world, Secrets.none()).succeeded()).isTrue();
  }

  @Test
  void aZoneIsLaidOutAndItsJailsAreMadeInIt() throws Exception {
    run("qjail", "stop", "-z", "lab", "lab1");
    Manifest manifest =
        manifest(
            BASE
                + "zones: [lab, dmz] }\n"
                + "jails:\n"
                + "  web: { interface: em0, ip4: [10.0.2.80], zone: dmz, state: running,"
                + " boot: manual, parameters: { allow.sysvipc: true } }\n"
                + "  lab1: { interface: em0, ip4: [10.0.2.78], zone: lab, state: running }\n");

    converges(manifest);

    assertThat(text("/usr/local/etc/qjail.local.dmz/web.man"))
        .contains("path=\"/usr/jails.dmz/web\"", "sysvipc=\"allow.sysvipc\"");
    assertThat(text("/usr/local/etc/qjail.local.lab/lab1")).contains("ip4=\"10.0.2.78\"");
    assertThat(text("/usr/local/etc/qjail.fstab.dmz/web")).startsWith("/usr/jails.dmz/sharedfs ");
    assertThat(world.jails().find("web")).isPresent();
  }

  @Test
  void itsJailsAreArchivedAndDeletedInIt() throws Exception {
    converges(manifest("jails: { lab1: { state: absent } }"));

    assertThat(files("/usr/jails.lab")).doesNotContain("lab1");
    assertThat(files("/usr/jails.lab/archive")).anyMatch(name -> name.startsWith("lab1@"));
    assertThat(files("/usr/local/etc/qjail.global")).isEmpty();
  }

  @Test
  void oneIsMadeAnewToMoveAndOnlyWithConsent() throws Exception {
    run("qjail", "stop", "-z", "lab", "lab1");
    Manifest manifest =
        manifest(
            BASE
                + "zones: [dmz] }\n"
                + "jails: { lab1: { interface: em0, ip4: [10.0.2.77], zone: dmz } }");
    assertThat(codes(manifest)).containsExactly("QJ2415");

    HostState seen = probed(manifest);
    ResourceAddress lab1 = ResourceAddress.of(ResourceAddress.Kind.JAIL, "lab1");
    Consent consent = new Consent(false, new TreeSet<>(Set.of(lab1)), false);
    Plan plan = Planner.plan(manifest, seen, consent);
    assertThat(plan.problems()).isEmpty();
    assertThat(
            Rehearsal.of(
                PlanQuestions.of(manifest),
                seen,
                plan,
                state -> Planner.plan(manifest, state, consent)))
        .isInstanceOf(Rehearsed.Converges.class);
  }

  @Test
  void noneIsLaidOutWhileJailsRun() throws Exception {
    assertThat(codes(manifest(BASE + "zones: [dmz] }\n"))).contains("QJ2232");
  }

  private void converges(Manifest manifest) throws Exception {
    HostState seen = probed(manifest);
    Plan plan = Planner.plan(manifest, seen);
    assertThat(plan.problems()).isEmpty();
    Rehearsed rehearsed =
        Rehearsal.of(
            PlanQuestions.of(manifest), seen, plan, state -> Planner.plan(manifest, state));
    assertThat(rehearsed).as(rehearsed.toString()).isInstanceOf(Rehearsed.Converges.class);
    assertThat(KilledApply.apply(manifest, world, Secrets.none()).succeeded()).isTrue();
    assertThat(Planner.plan(manifest, probed(manifest)).steps()).isEmpty();
  }

  private String text(String path) throws Exception {
    return world
        .files(org.qjailctl.executors.simulated.world.Place.HOST)
        .text(path)
        .orElseThrow(() -> new AssertionError(path));
  }

  private List<String> files(String folder) throws Exception {
    return world.files(org.qjailctl.executors.simulated.world.Place.HOST).list(folder);
  }

  private List<String> codes(Manifest manifest) throws HostUnreachable {
    return Planner.plan(manifest, probed(manifest)).problems().stream()
        .filter(Diagnostic::isError)
        .map(problem -> problem.code().value())
        .toList();
  }

  private HostState probed(Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest));
    return probe.read(SimulatedHost.of(world, Secrets.none()).run(probe.batch()));
  }

  private void run(String... argv) throws HostUnreachable {
    Outcome outcome =
        SimulatedHost.of(world, Secrets.none())
            .run(Batch.all(List.of(Operation.Run.of(argv))))
            .getFirst();
    assertThat(outcome.exit()).as(String.join(" ", argv) + outcome).isZero();
  }

  private Manifest manifest(String rest) {
    String text = "version: 1\nhost: { name: db1 }\n" + rest + "\n";
    return switch (ManifestReader.read(
        "host.yaml", text.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
