package org.qjailctl.executors.probe;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.InsideInventory;
import org.qjailctl.core.observed.Scope;

/** What to ask the running jails of a host, in one batch, to write down what they hold. */
public final class InsidesProbe {

  /** What was seen. */
  public record Seen(HostState host, SortedMap<JailName, InsideInventory> insides) {
    public Seen {
      insides = Collections.unmodifiableSortedMap(new TreeMap<>(insides));
    }
  }

  private final Reading<Seen> reading;

  private InsidesProbe(Reading<Seen> reading) {
    this.reading = reading;
  }

  /**
   * The probe.
   *
   * @param scope what else is looked at
   * @param running the jails
   */
  public static InsidesProbe of(Scope scope, Collection<JailName> running) {
    SortedMap<JailName, Place.InJail> places = new TreeMap<>();
    running.forEach(jail -> places.put(jail, new Place.InJail(jail)));
    return new InsidesProbe(
        Probe.reading(scope).and(Reading.each(places, (jail, place) -> inside(place)), Seen::new));
  }

  private static Reading<InsideInventory> inside(Place.InJail place) {
    return PackagesReading.chosen(place)
        .and(RcConfReading.everything(place), Settings::new)
        .and(
            TextFile.reading(InsideInventory.RC_CONF, place.confinement()),
            (settings, file) -> new InsideInventory(settings.chosen, settings.rcConf, file));
  }

  private record Settings(
      Fact<SortedMap<PackageName, String>> chosen, Fact<SortedMap<RcVariable, String>> rcConf) {}

  /** The operations, none of which depends on another or changes anything. */
  public Batch batch() {
    return Batch.all(reading.operations());
  }

  /** What {@code outcomes} tell: those of this probe's own items, in their order. */
  public Seen read(List<Outcome> outcomes) {
    return reading.read(outcomes);
  }
}
