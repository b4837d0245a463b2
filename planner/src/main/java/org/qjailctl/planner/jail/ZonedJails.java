package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ZonedJail;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.base.BaseUpdate;
import org.qjailctl.planner.base.QjailPlanning;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * Jails of qjail's zones, which no manifest describes and no plan touches, where they stand in the
 * way: qjail keeps the names of all zones in one folder, and neither lays out nor updates a base
 * system while a jail of any zone runs (qjail 5.0, create, install, update; recording 13).
 */
public final class ZonedJails {

  private ZonedJails() {}

  public static List<Diagnostic> problems(Manifest manifest, HostState host) {
    List<Diagnostic> problems = new ArrayList<>();
    for (ZonedJail jail : host.qjail().zonedJails().values()) {
      if (manifest.jails().containsKey(jail.name())) {
        problems.add(
            taken(
                jail,
                "qjail knows a name once, over all zones.",
                "Choose another name, or rename that one: stop it, then `qjail config -z "
                    + jail.zone()
                    + " -n NEW "
                    + jail.name()
                    + "`."));
      } else if (manifest.absentJails().containsKey(jail.name())) {
        problems.add(
            taken(
                jail,
                "qjailctl takes no jail of a zone away.",
                "Leave it out of the manifest, or delete it by hand with `qjail delete -z "
                    + jail.zone()
                    + " "
                    + jail.name()
                    + "`."));
      }
    }
    List<ZonedJail> running =
        host.qjail().zonedJails().values().stream().filter(ZonedJail::counts).toList();
    if (!running.isEmpty() && wantsAllStopped(manifest, host)) {
      problems.add(running(running));
    }
    return problems;
  }

  private static boolean wantsAllStopped(Manifest manifest, HostState host) {
    boolean installs =
        manifest.qjail().flatMap(qjail -> qjail.base()).isPresent()
            && host.qjail().baseRelease().known().filter(Optional::isEmpty).isPresent();
    return installs || BaseUpdate.due(manifest, host).isPresent();
  }

  private static Diagnostic taken(ZonedJail jail, String why, String remedy) {
    return PlanCode.JAIL_OF_ZONE.about(
        ResourceAddress.of(jail.name()),
        "The host has a jail of that name in the zone " + jail.zone() + ". " + why,
        remedy);
  }

  private static Diagnostic running(List<ZonedJail> jails) {
    List<JailName> names = jails.stream().map(ZonedJail::name).toList();
    ZonedJail first = jails.getFirst();
    return PlanCode.ZONES_RUN.about(
        QjailPlanning.ADDRESS,
        "qjail lays out and updates a base system only while every jail is stopped, those of zones"
            + " among them, and "
            + names
            + (names.size() == 1 ? " runs." : " run."),
        "Stop "
            + (names.size() == 1 ? "it" : "them")
            + " for the time of the apply (`qjail stop -z "
            + first.zone()
            + " "
            + first.name()
            + "`), then plan again.");
  }
}
