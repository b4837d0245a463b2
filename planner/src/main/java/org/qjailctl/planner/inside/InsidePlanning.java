package org.qjailctl.planner.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;

/** What is inside a jail that runs after the apply: its pieces, then a PostgreSQL server. */
public record InsidePlanning(Jail jail, Optional<ObservedJail> found, HostState host) {

  /**
   * Of a jail that is yet to be made nothing was seen: what lies in its folder is left of a call
   * that was cut off, and is taken away first.
   */
  public InsidePlanning {
    host = found.isPresent() ? host : host.withoutPlace(Place.jail(jail.name()));
  }

  /**
   * What is to be done inside, once the jail runs.
   *
   * @param needs what the first step inside comes after
   * @param restarted whether this plan starts the jail
   */
  public List<Fragment> plan(SortedSet<StepId> needs, boolean restarted) {
    List<Fragment> fragments = new ArrayList<>();
    if (!runsAfter()) {
      return fragments;
    }
    SortedSet<StepId> before = new TreeSet<>(needs);
    if (!jail.provision().isEmpty()) {
      Fragment pieces =
          new ProvisionPlanning(
                  Place.jail(jail.name()),
                  ResourceAddress.of(jail.name()).part("provision"),
                  jail.provision(),
                  host,
                  needs)
              .plan(visible(), restarted);
      before.addAll(pieces.stepIds());
      fragments.add(pieces);
    }
    jail.postgresql()
        .map(server -> new PostgresqlPlanning(jail, server, host, before))
        .map(planning -> planning.plan(found.isPresent(), visible(), restarted))
        .ifPresent(fragments::add);
    return fragments;
  }

  private boolean runsAfter() {
    return jail.state() == JailState.RUNNING
        || (jail.state() == JailState.UNMANAGED && found.map(ObservedJail::runs).orElse(false));
  }

  /** Whether the inside was probed: a jail that is renamed was asked for by its new name. */
  private boolean visible() {
    return found.filter(jails -> jails.name().equals(jail.name())).isPresent()
        && found.map(ObservedJail::runs).orElse(false);
  }
}
