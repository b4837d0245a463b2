package org.qjailctl.planner.importing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Questions;

/**
 * All that was seen of a host.
 *
 * @param host by {@link #questions()}
 * @param insides what was found in the jails that run, by {@link Insides#questions}
 */
public record Survey(HostState host, HostState insides) {

  /** What is asked of a host. */
  public static Questions questions() {
    return Questions.of(
            new HostQuestion.HostSystem(),
            new HostQuestion.Interfaces(),
            new QjailQuestion.Version(),
            new QjailQuestion.BaseRelease(),
            new QjailQuestion.Jails(),
            new HostQuestion.Pf(),
            new HostQuestion.Storage())
        .and(Inventory.questions());
  }

  Inventory inventory() {
    return new Inventory(host);
  }

  /** The value of {@code name}; empty when it is not set at all, or not known. */
  Optional<String> rcVariable(RcVariable name) {
    return Optional.ofNullable(rcConf().get(name));
  }

  SortedMap<RcVariable, String> rcConf() {
    return inventory().rcConf().known().orElse(new TreeMap<>());
  }

  boolean says(String variable) {
    return rcVariable(RcVariable.of(variable))
        .filter(value -> value.matches("(?i)yes|true|on|1"))
        .isPresent();
  }

  Collection<ObservedJail> jails() {
    return host.qjail().jails().known().map(SortedMap::values).orElse(List.of());
  }

  PlaceState inside(JailName jail) {
    return insides.place(Place.jail(jail));
  }

  /** What a running jail holds; empty for others. */
  Optional<InsideInventory> held(JailName jail) {
    return Insides.running(host).contains(jail)
        ? Optional.of(new InsideInventory(Place.jail(jail), insides))
        : Optional.empty();
  }

  /** Why the jails, and all that depends on them, cannot be told; empty when they can. */
  Optional<String> jailsUnknown() {
    return host.qjail().jails() instanceof Fact.Unknown<?>(String reason)
        ? Optional.of(reason)
        : Optional.empty();
  }
}
