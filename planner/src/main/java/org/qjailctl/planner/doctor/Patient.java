package org.qjailctl.planner.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.Question;

/** All that is known of the host under examination, and the manifest that is meant for it. */
record Patient(HostState host, Optional<Manifest> manifest) {

  <T> Fact<T> answer(Question<T> question) {
    return host.answer(question);
  }

  /** The value of a variable of the host's rc.conf(5); empty when it is not set at all. */
  Fact<String> rcVariable(RcVariable name) {
    return host.place(Place.host()).rcConf().map(all -> all.getOrDefault(name, ""));
  }

  /** Whether {@code name} means yes to rc.subr(8)'s checkyesno. */
  Fact<Boolean> says(RcVariable name) {
    return rcVariable(name).map(value -> value.matches("(?i)yes|true|on|1"));
  }

  boolean isNoFreebsd() {
    return host.system().known().filter(facts -> !facts.system().equals("FreeBSD")).isPresent();
  }

  Fact<Collection<ObservedJail>> jails() {
    return host.qjail().jails().map(SortedMap::values);
  }

  /** The jails that are there, as far as known. */
  Collection<ObservedJail> knownJails() {
    return jails().known().orElse(List.of());
  }

  /** Whether jails are there, or are to be. */
  boolean hasJails() {
    return !knownJails().isEmpty() || manifest.filter(m -> !m.jails().isEmpty()).isPresent();
  }
}
