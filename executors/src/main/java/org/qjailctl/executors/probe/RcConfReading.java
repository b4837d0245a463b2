package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;

/** What rc.conf(5) sets in one place, by {@link RcConfScript}. */
final class RcConfReading {

  private RcConfReading() {}

  static Reading<Fact<SortedMap<RcVariable, String>>> of(
      Place place, SortedSet<RcVariable> names, SortedSet<RcVariable> prefixes) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", RcConfScript.TEXT, "sh"));
    SortedSet<String> services = new TreeSet<>();
    names.forEach(name -> services.addAll(services(name)));
    prefixes.forEach(prefix -> services.addAll(services(prefix)));
    services.forEach(service -> argv.add("@" + service));
    names.forEach(name -> argv.add(name.value()));
    prefixes.forEach(prefix -> argv.add(prefix + "*"));
    PlaceCommand command = new PlaceCommand(place, "reading rc.conf", argv);
    return command.reading(outcome -> read(command, outcome));
  }

  /** Every variable of a place that is set once rc.conf is read. */
  static Reading<Fact<SortedMap<RcVariable, String>>> everything(Place place) {
    PlaceCommand command =
        new PlaceCommand(
            place,
            "reading rc.conf",
            List.of(
                "sh", "-c", RcConfScript.TEXT, "sh", "@netif", "@network", "@pf", "@qjail", "*"));
    return command.reading(outcome -> read(command, outcome));
  }

  /**
   * The services that may set the variable in rc.conf.d: that which it switches on, or rc.d/netif,
   * which reads the files named network too (FreeBSD 13.2).
   */
  private static List<String> services(RcVariable name) {
    String text = name.value();
    if (text.equals("cloned_interfaces") || text.startsWith("ifconfig_")) {
      return List.of("netif", "network");
    }
    return text.endsWith("_enable")
        ? List.of(text.substring(0, text.length() - "_enable".length()))
        : text.contains("_") ? List.of(text.substring(0, text.indexOf('_'))) : List.of();
  }

  private static Fact<SortedMap<RcVariable, String>> read(PlaceCommand command, Outcome outcome) {
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended(command.name(), outcome));
    }
    return FramedVariables.parse(outcome.stdout())
        .<Fact<SortedMap<RcVariable, String>>>map(Fact::known)
        .orElseGet(
            () ->
                Fact.unknown(command.name() + " broke off; the file may hold an exit or an error"));
  }
}
