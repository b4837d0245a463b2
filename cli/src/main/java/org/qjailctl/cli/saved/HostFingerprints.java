package org.qjailctl.cli.saved;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;

/** A fingerprint of each thing that was seen of a host, by a name for people. */
final class HostFingerprints {

  private HostFingerprints() {}

  static SortedMap<String, String> of(HostState seen) {
    SortedMap<String, Object> facts = new TreeMap<>();
    facts.put("the system", seen.system());
    facts.put("the kernel", seen.kernel());
    facts.put("the kernel variables", seen.sysctl());
    each(facts, "the interface ", seen.interfaces());
    seen.places()
        .forEach(
            (place, state) -> {
              facts.put("rc.conf of " + place, state.rcConf());
              facts.put("the packages of " + place, state.packages());
              state.files().forEach((path, file) -> facts.put(path + " in " + place, file));
              state
                  .lines()
                  .forEach((path, lines) -> facts.put("lines of " + path + " in " + place, lines));
              state
                  .services()
                  .forEach((name, one) -> facts.put("the service " + name + " in " + place, one));
              facts.put("the ports of " + place, state.ports());
              facts.put("the users and groups of " + place, state.accounts());
              facts.put("the guards of commands in " + place, state.guards());
            });
    facts.put("qjail", seen.qjail().version());
    facts.put("qjail's base system", seen.qjail().baseRelease());
    facts.put("sshd in jails", seen.qjail().sshd());
    facts.put("the addresses of other jails", seen.qjail().strangers());
    seen.qjail().flavors().forEach((name, flavor) -> facts.put("the flavor " + name, flavor));
    each(facts, "the jail ", seen.qjail().jails().map(HostFingerprints::withoutIds));
    facts.put("pf", seen.pf().askedThrough(Fact.notProbed()));
    facts.put("the files of jails", seen.storage().files());
    facts.put("the mounts", seen.storage().mounts());
    facts.put("the archives", seen.storage().archives());
    facts.put("qjailctl's notes of jails", seen.storage().records());
    SortedMap<String, String> fingerprints = new TreeMap<>();
    facts.forEach((name, fact) -> fingerprints.put(name, Fingerprint.of(fact)));
    return fingerprints;
  }

  /** A jail's number counts up with each start and says nothing. */
  private static <K> SortedMap<K, ObservedJail> withoutIds(SortedMap<K, ObservedJail> jails) {
    SortedMap<K, ObservedJail> all = new TreeMap<>(jails);
    all.replaceAll(
        (name, jail) ->
            new ObservedJail(
                jail.name(),
                jail.networkInterface(),
                jail.ip4(),
                jail.ip6(),
                jail.parameters(),
                jail.boot(),
                jail.image(),
                jail.sshPending(),
                jail.vnet(),
                jail.running()
                    .map(
                        running ->
                            new ObservedJail.Running(
                                0, running.addresses(), running.switches(), running.numbers()))));
    return all;
  }

  private static <K, V> void each(
      Map<String, Object> facts, String prefix, Fact<SortedMap<K, V>> all) {
    switch (all) {
      case Fact.Known<SortedMap<K, V>>(SortedMap<K, V> known) ->
          known.forEach((key, value) -> facts.put(prefix + key, value));
      case Fact.Unknown<SortedMap<K, V>>(String reason) -> facts.put(prefix.strip() + "s", reason);
    }
  }
}
