package org.qjailctl.planner.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.plan.PlannedCheck;

/**
 * The checks of a manifest, the host's first. A connection to a jail is made by the host, as those
 * who use the jail come from outside it; to one with a network stack of its own, which the host may
 * have no address beside, from inside.
 */
public final class CheckPlanning {

  private static final IpAddress LOCALHOST = Ipv4Address.of("127.0.0.1");

  private CheckPlanning() {}

  public static List<PlannedCheck> plan(Manifest manifest) {
    List<PlannedCheck> all = new ArrayList<>();
    manifest
        .checks()
        .forEach(
            (place, checks) -> checks.forEach(check -> all.add(planned(place, check, manifest))));
    return all;
  }

  private static PlannedCheck planned(Place place, Check check, Manifest manifest) {
    if (!(check.question() instanceof Check.Tcp(Optional<IpAddress> said, var port))) {
      return new PlannedCheck(place, place, check);
    }
    Optional<Jail> jail = jail(place, manifest);
    IpAddress address =
        said.or(() -> jail.map(one -> one.addresses().getFirst().address())).orElse(LOCALHOST);
    boolean inside = jail.flatMap(Jail::vnet).isPresent();
    return new PlannedCheck(
        place,
        inside ? place : Place.host(),
        new Check(
            new Check.Tcp(Optional.of(address), port),
            check.retries(),
            check.interval(),
            check.timeout()));
  }

  private static Optional<Jail> jail(Place place, Manifest manifest) {
    return switch (place) {
      case Place.OnHost host -> Optional.empty();
      case Place.InJail(var name) -> Optional.ofNullable(manifest.jails().get(name));
    };
  }
}
