package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;

/**
 * What the copy shows otherwise is on trust, and what the plan's own steps leave undone is a bug.
 */
class RehearsalTrustTest {

  private static final String FIRST =
      """
      version: 1
      host: { name: h }
      secrets: { su: { env: SU } }
      interfaces: { lo1: { clone: true, aliases: [inet 192.168.1.0-9] } }
      qjail:
        base:
          source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
          sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
      jails:
        db:
          interface: lo1
          ip4: [192.168.1.1]
          parameters: { allow.sysvipc: true }
          provision: { postgresql: { version: 15, auth: scram-sha-256, password: { secret: su } } }
      pf: { enable: true, nat: [ { on: em0, from: "(lo1:network)" } ] }
      """;

  private static final String MORE = FIRST.replace("0-9", "0-12");

  private static final Secrets SECRETS = name -> "s3cret";

  private final World world = World.stock();
  private final Host host = SimulatedHost.of(world, SECRETS);

  @BeforeEach
  void apply() throws HostUnreachable {
    Manifest first = Manifests.read(FIRST);
    PlanRunner.run(
        Planner.plan(first, probe(first)),
        host,
        RunOptions.plain().secrets(SECRETS),
        RunListener.silent());
    assertThat(Planner.plan(first, probe(first)).steps()).isEmpty();
  }

  @Test
  void aServerThatRunsIsSeenToRunOnTheCopy() throws HostUnreachable {
    Rehearsed.Converges rehearsed = converges(MORE);

    assertThat(rehearsed.onTrust()).isEmpty();
    assertThat(rehearsed.again().steps()).isEmpty();
  }

  @Test
  void aServerThatTheCopyCannotShowStopsNoOtherChange() throws HostUnreachable {
    Manifest manifest = Manifests.read(MORE);
    HostState seen = probe(manifest);
    Plan plan = Planner.plan(manifest, seen);

    Rehearsed rehearsed =
        Rehearsal.of(
            PlanQuestions.of(manifest),
            seen,
            plan,
            state -> alsoStartingTheServer(Planner.plan(manifest, state)));

    assertThat(rehearsed).isInstanceOf(Rehearsed.Converges.class);
    assertThat(((Rehearsed.Converges) rehearsed).onTrust()).isEmpty();
    assertThat(((Rehearsed.Converges) rehearsed).steps()).isEqualTo(plan.steps().size());
  }

  private static Plan alsoStartingTheServer(Plan plan) {
    List<PlannedStep> steps = new ArrayList<>(plan.steps());
    Place db = Place.jail(JailName.of("db"));
    ServiceName server = new ServiceName("postgresql");
    steps.add(
        new PlannedStep(
            new StepId(ResourceAddress.of(JailName.of("db")).part("postgresql"), "start"),
            new ProvisionStep.StartService(db, server, new TreeSet<>()),
            new TreeSet<>(),
            new Condition.ServiceRuns(db, server),
            Impact.LIVE));
    return new Plan(plan.hostName(), plan.changes(), steps, plan.problems());
  }

  @Test
  void filesThatPfConfNamesAreReadByPfctlAloneSoPfIsOnTrust() throws Exception {
    FileView files = world.files(org.qjailctl.executors.simulated.world.Place.HOST);
    files.write("/etc/pf.site.conf", "pass\n");
    files.write(
        "/etc/pf.conf",
        files.text("/etc/pf.conf").orElse("")
            + "load anchor \"site\" from \"/etc/pf.site.conf\"\n");

    assertThat(
            converges(MORE.replace("nat: [", "nat: [ { on: em0, from: 192.168.1.7 }, ")).onTrust())
        .containsValue("/etc/pf.conf names files that were not read")
        .allSatisfy((step, reason) -> assertThat(step.toString()).startsWith("pf: "));
  }

  @Test
  void qjailctlsOwnFileIsReadSoPfIsRehearsed() throws HostUnreachable {
    assertThat(
            converges(MORE.replace("nat: [", "nat: [ { on: em0, from: 192.168.1.7 }, ")).onTrust())
        .isEmpty();
  }

  @Test
  void whatThePlansOwnStepsLeaveUndoneIsABug() throws HostUnreachable {
    Rehearsed rehearsed =
        rehearsed(
            MORE.replace("jails:\n", "jails:\n  web: { interface: lo1, ip4: [192.168.1.2] }\n"),
            RehearsalTrustTest::forgetsToStartWhatItCreates);

    assertThat(rehearsed).isInstanceOf(Rehearsed.Stuck.class);
    assertThat(((Rehearsed.Stuck) rehearsed).left()).containsExactly("jail web: start");
  }

  private static Plan forgetsToStartWhatItCreates(Plan plan) {
    boolean creates =
        plan.steps().stream().anyMatch(step -> step.id().toString().equals("jail web: create"));
    List<PlannedStep> steps =
        plan.steps().stream()
            .filter(step -> !creates || !step.id().toString().equals("jail web: start"))
            .toList();
    return new Plan(plan.hostName(), plan.changes(), steps, plan.problems());
  }

  private Rehearsed.Converges converges(String manifest) throws HostUnreachable {
    Rehearsed rehearsed = rehearsed(manifest, plan -> plan);
    assertThat(rehearsed).isInstanceOf(Rehearsed.Converges.class);
    return (Rehearsed.Converges) rehearsed;
  }

  private Rehearsed rehearsed(String text, UnaryOperator<Plan> bent) throws HostUnreachable {
    Manifest manifest = Manifests.read(text);
    HostState seen = probe(manifest);
    Plan plan = bent.apply(Planner.plan(manifest, seen));
    assertThat(plan.refused()).as("%s", plan.problems()).isFalse();
    assertThat(plan.steps()).isNotEmpty();
    return Rehearsal.of(
        PlanQuestions.of(manifest), seen, plan, state -> bent.apply(Planner.plan(manifest, state)));
  }

  private HostState probe(Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest), SECRETS);
    return probe.read(host.run(probe.batch()));
  }
}
