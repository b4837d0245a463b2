package org.qjailctl.planner.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * qjail's zones: each that is not there is laid out from the base system's own base.txz, while no
 * jail runs (qjail 5.0, install). One that is there is left as it is.
 */
final class ZonePlanning {

  private final Qjail wanted;
  private final HostState host;
  private final List<AttributeChange> attributes = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  ZonePlanning(Qjail wanted, HostState host) {
    this.wanted = wanted;
    this.host = host;
  }

  List<AttributeChange> attributes() {
    return List.copyOf(attributes);
  }

  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /**
   * Adds what lays out the zones that are not there.
   *
   * @param basePlanned whether the host's own base system is laid out before, from the same file
   */
  void plan(boolean basePlanned, Fragment.Chain chain) {
    List<Zone> missing = wanted.zones().stream().filter(zone -> !isThere(zone)).toList();
    if (missing.isEmpty()) {
      return;
    }
    Optional<Base.Source> source = source(missing);
    if (source.isEmpty()) {
      return;
    }
    BaseSource base = new BaseSource(source.get(), host);
    base.problem().ifPresent(problems::add);
    if (!basePlanned) {
      base.fetch(chain);
    }
    for (Zone zone : missing) {
      attributes.add(AttributeChange.set("zone " + zone, base.words()));
      chain.add(
          "install zone " + zone,
          new QjailStep.InstallZone(zone, source.get()),
          new Condition.ZoneLaidOut(zone),
          Impact.LIVE);
    }
  }

  private Optional<Base.Source> source(List<Zone> missing) {
    Optional<Base.Source> source = wanted.base().map(Base::source);
    List<JailName> running = running(host);
    if (source.isEmpty()) {
      problems.add(
          PlanCode.NO_BASE.about(
              QjailPlanning.ADDRESS,
              "The host has no zone "
                  + missing.getFirst()
                  + ", and the manifest has no qjail.base"
                  + " to lay it out from.",
              "Add qjail.base with source and sha256, or run `qjail install -z "
                  + missing.getFirst()
                  + "` on the host."));
    } else if (!running.isEmpty()) {
      problems.add(
          PlanCode.ZONES_RUN.about(
              QjailPlanning.ADDRESS,
              "The zone "
                  + missing.getFirst()
                  + " is to be laid out, which qjail does only while"
                  + " every jail is stopped, and these run: "
                  + running
                  + ".",
              "Stop them for the time of the apply with `qjailctl stop`, then plan again: those of"
                  + " `state: running` come back with it."));
      source = Optional.empty();
    }
    return source;
  }

  private boolean isThere(Zone zone) {
    return new Condition.ZoneLaidOut(zone).verdict(host) instanceof Verdict.Holds;
  }

  /** Those that qjail counts among the running: it passes over jails in norun status. */
  private static List<JailName> running(HostState host) {
    return host.qjail().jails().known().map(SortedMap::values).stream()
        .flatMap(Collection::stream)
        .filter(jail -> jail.runs() && jail.boot() != BootPolicy.NORUN)
        .map(ObservedJail::name)
        .toList();
  }
}
