package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;

/** A guard whose program the simulated host has not says nothing of the rest of its jail. */
class MuteGuardsTest {

  private static final Place WEB = Place.jail(JailName.of("web"));
  private static final Guard GUARD = new Guard(List.of("daemon-is-fed"), Optional.empty());

  private static final String FIRST =
      """
      version: 1
      host: { name: h }
      interfaces: { lo1: { clone: true, aliases: [inet 192.168.1.1] } }
      qjail:
        base:
          source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
          sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
      jails: { web: { interface: lo1, ip4: [192.168.1.1] } }
      """;

  private static final String SECOND =
      FIRST.replace(
          "ip4: [192.168.1.1] }",
          """
          ip4: [192.168.1.1], provision: {
              files: { /etc/fed: { content: "yes" } },
              commands: [ { name: feed, run: [feed-daemon], unless: [daemon-is-fed] } ] } }""");

  @Test
  void whatIsDoneOnTheRealHostIsNotAskedForAgain() throws HostUnreachable {
    assertThat(rehearsed(true).onTrust()).isEmpty();
  }

  @Test
  void onlyTheCommandItselfIsTakenOnTrust() throws HostUnreachable {
    assertThat(rehearsed(false).onTrust().keySet())
        .extracting(Object::toString)
        .containsExactly("jail web / provision: run feed");
  }

  /** The rehearsal of a host where the guard answered so. */
  private static Rehearsed.Converges rehearsed(boolean answer) throws HostUnreachable {
    Host host = SimulatedHost.of(World.stock(), Secrets.none());
    Manifest first = Manifests.read(FIRST);
    PlanRunner.run(Planner.plan(first, probe(host, first)), host, RunListener.silent());
    Manifest second = Manifests.read(SECOND);
    HostState found = probe(host, second);
    HostState seen = found.knowing(new PlaceQuestion.Succeeds(WEB, GUARD), answer);
    Plan plan = Planner.plan(second, seen);
    Rehearsed rehearsed =
        Rehearsal.of(PlanQuestions.of(second), seen, plan, again -> Planner.plan(second, again));
    assertThat(rehearsed).isInstanceOf(Rehearsed.Converges.class);
    return (Rehearsed.Converges) rehearsed;
  }

  private static HostState probe(Host host, Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest));
    return probe.read(host.run(probe.batch()));
  }
}
