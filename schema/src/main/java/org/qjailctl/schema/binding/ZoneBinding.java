package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** The zones of {@code qjail}, and the key {@code zone} of a jail. */
final class ZoneBinding {

  private static final String ZONE = "zone";

  private ZoneBinding() {}

  static SortedSet<Zone> declared(Section qjail) {
    SortedSet<Zone> zones = new TreeSet<>();
    qjail.items("zones").stream()
        .flatMap(item -> qjail.reading().text(item).stream())
        .flatMap(text -> Forms.ZONE.read(text, qjail.reading().problems()).stream())
        .forEach(zone -> zones.add(zone.value()));
    return zones;
  }

  /** The jail, in its zone. */
  static Placed<JailName> placed(Placed<JailName> name, Section jail, JailBinding each) {
    Optional<Placed<Zone>> zone = jail.form(ZONE, Forms.ZONE);
    zone.ifPresent(each.references()::checkZone);
    zone.ifPresent(one -> reportUnfit(jail, one, each.defaults()));
    return zone.map(one -> new Placed<>(name.value().in(one.value()), name.place())).orElse(name);
  }

  /**
   * What the jail is made of, as its zone has it: there are the archives of the zone's jails, and
   * of flavors those that qjail ships.
   */
  static JailOrigin origin(Placed<JailName> name, JailOrigin origin) {
    Zone zone = name.value().zone();
    if (zone.equals(Zone.HOST)) {
      return origin;
    }
    return switch (origin) {
      case JailOrigin.FromFlavor flavor -> new JailOrigin.FromFlavor(Flavor.DEFAULT);
      case JailOrigin.FromArchive(JailName of, var exactly) ->
          new JailOrigin.FromArchive(of.in(zone), exactly.map(archive -> archive.in(zone)));
    };
  }

  private static void reportUnfit(Section jail, Placed<Zone> zone, JailDefaults defaults) {
    if (jail.has("was")) {
      report(
          jail,
          zone,
          "`qjail config -z ZONE -n` mounts the host's own base system in the renamed jail, not"
              + " the zone's.",
          "Leave out was: the jail keeps its name, or is made anew.");
    }
    if (!jail.has("flavor") && !defaults.flavor().orElse(Flavor.DEFAULT).equals(Flavor.DEFAULT)) {
      report(
          jail,
          zone,
          "A zone has flavors of its own, and defaults.jail gives every jail one of the host's.",
          "Write the flavor at each jail that is to have it instead.");
    }
    for (String key : List.of("flavor", "flavor-files")) {
      if (jail.has(key)) {
        report(
            jail,
            zone,
            "A zone has flavors of its own, which qjailctl does not keep.",
            "Leave out " + key + "; `provision` puts files into the jail.");
      }
    }
  }

  private static void report(Section jail, Placed<Zone> zone, String why, String remedy) {
    jail.reading().problems().report(ManifestCode.ZONE_UNFIT, zone.place(), why, remedy);
  }
}
