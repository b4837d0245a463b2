package org.qjailctl.executors.simulated.seeding;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.executors.simulated.world.Facts;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/**
 * A world that answers a probe as the host answered it that was seen. Where that cannot be had,
 * because the simulation does not know such a thing, the answers differ: who relies on them
 * compares.
 */
public final class Seed {

  /** How long ago the seeded files were last written. */
  private static final Duration AGE = Duration.ofMinutes(1);

  private Seed() {}

  /** The world of {@code seen}. */
  public static World of(HostState seen) {
    InstantSource clock = InstantSource.system();
    Instant written = clock.instant().minus(AGE);
    try {
      return laid(seen, written, clock);
    } catch (FileRefused e) {
      throw new IllegalStateException("a seeded file does not fit among the others", e);
    }
  }

  private static World laid(HostState seen, Instant written, InstantSource clock)
      throws FileRefused {
    InstantSource then = InstantSource.fixed(written);
    World bare = SeededQjail.installed(seen, then);
    SeededSystem.lay(bare.files(Place.HOST), seen);
    SeededQjail.layZones(bare, seen);
    SeededQjail.layFlavors(bare.files(Place.HOST), seen.qjail());
    SeededJails.lay(bare, seen);
    SeededStorage.lay(bare, seen.storage());
    SeededPf.lay(bare.files(Place.HOST), seen.pf());
    SeededSysctl.lay(bare.files(Place.HOST), seen.sysctl());
    World mounted = new World(bare.fileSystem().root(), facts(seen, bare.facts(), written), then);
    for (Map.Entry<org.qjailctl.core.manifest.Place, org.qjailctl.core.observed.PlaceState> place :
        seen.places().entrySet()) {
      SeededPlace.lay(mounted, place.getKey(), place.getValue());
    }
    SeededJails.layInside(mounted, seen);
    return new World(mounted.fileSystem().root(), mounted.facts(), clock);
  }

  /** All but the files. */
  private static Facts facts(HostState seen, Facts stock, Instant written) {
    var interfaces = seen.interfaces().known().map(SeededInterfaces::of).orElse(stock.interfaces());
    var jails = SeededJails.running(seen);
    return new Facts(
        interfaces,
        jails,
        jails.stream().mapToInt(jail -> jail.jid()).max().orElse(0),
        seen.storage().mounts().known().map(SeededStorage::mounts).orElse(stock.mounts()),
        SeededSystem.modules(seen),
        SeededSysctl.variables(seen.sysctl(), SeededSystem.variables(seen, stock.sysctl())),
        SeededSysctl.oids(seen.sysctl()),
        SeededDaemons.of(seen.places(), written.getEpochSecond()),
        List.of(),
        SeededPf.state(seen.pf()));
  }
}
