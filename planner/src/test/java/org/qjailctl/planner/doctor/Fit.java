package org.qjailctl.planner.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;
import org.qjailctl.core.observed.FoundJails;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Listener;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.observed.SystemFacts;

/** A host that is fit in every respect, from which each test takes one thing away. */
final class Fit {

  Fact<SystemFacts> system =
      Fact.known(new SystemFacts("db1", "FreeBSD", "13.2-RELEASE-p2", "amd64", 0));
  Fact<Optional<String>> qjail = Fact.known(Optional.of("5.0"));
  Fact<Optional<String>> base = Fact.known(Optional.of("13.2-RELEASE"));
  Fact<Boolean> pf = Fact.known(true);
  Fact<Optional<String>> pfConf = Fact.known(Optional.of("pass\n"));
  final SortedMap<RcVariable, String> rcConf =
      new TreeMap<>(
          Map.of(
              PfChecks.PF_ENABLE, "YES",
              PfChecks.PF_FALLBACK_RULES_ENABLE, "YES"));
  final List<ObservedJail> jails = new ArrayList<>();
  Fact<SortedMap<JailName, ObservedJail>> definitions = Fact.notProbed();
  List<Mounted> mounts = List.of();
  Optional<Manifest> manifest = Optional.empty();
  private HostState vitals =
      HostState.UNSEEN
          .with(
              new FitnessQuestion.KernelReleases(),
              Fact.known(new FitnessQuestion.Kernel("13.2-RELEASE", "13.2-RELEASE")))
          .with(
              new FitnessQuestion.SecurityLevel(),
              Fact.known(new FitnessQuestion.Security(-1, false)))
          .with(QjailChecks.SCRIPT, Fact.known(Optional.of("#!/bin/sh\ndiff -rq a b\n")))
          .with(new FitnessQuestion.DiffRefuses(), Fact.known(true))
          .with(new FitnessQuestion.PfModule(), Fact.known(true))
          .with(new FitnessQuestion.PfConfComplaint(), Fact.known(Optional.empty()))
          .with(new FitnessQuestion.Listeners(), Fact.known(List.of(sshd("10.0.2.15", 22))))
          .with(
              new FitnessQuestion.JailSpace(),
              Fact.known(new FitnessQuestion.Space("/", 9_128_064)))
          .with(new FitnessQuestion.Archives(), Fact.known(List.of()))
          .with(RcConfChecks.FILES.getFirst(), Fact.known(Optional.of("hostname=\"db1\"\n")))
          .with(RcConfChecks.FILES.getLast(), Fact.known(Optional.empty()));

  Fit() {
    jails.add(jail("jail1", true, "192.168.1.1"));
  }

  Fit vitals(UnaryOperator<HostState> change) {
    vitals = change.apply(vitals);
    return this;
  }

  Fit rcConf(String text) {
    return vitals(v -> v.with(RcConfChecks.FILES.getFirst(), Fact.known(Optional.of(text))));
  }

  static Listener sshd(String address, int port) {
    Optional<IpAddress> at =
        address.equals("*") ? Optional.empty() : Optional.of(Ipv4Address.of(address));
    return new Listener("sshd", at, new Port(port));
  }

  static ObservedJail jail(String name, boolean runs, String... ip4) {
    return new ObservedJail(
        JailName.of(name),
        "lo1",
        List.of(ip4),
        List.of(),
        new TreeMap<>(),
        BootPolicy.AUTO,
        Optional.empty(),
        false,
        Optional.empty(),
        runs
            ? Optional.of(new ObservedJail.Running(1, new TreeSet<>(), new TreeSet<>()))
            : Optional.empty());
  }

  static Mounted nullfs(String point) {
    return new Mounted("/usr/jails/sharedfs", HostPath.of(point), "nullfs");
  }

  private StorageState storage() {
    return new StorageState(
        Fact.notProbed(), Fact.known(mounts), Fact.notProbed(), Fact.notProbed());
  }

  private Fact<SortedMap<JailName, ObservedJail>> jailsOr(SortedMap<JailName, ObservedJail> found) {
    return definitions.equals(Fact.notProbed()) ? Fact.known(found) : definitions;
  }

  List<Finding> findings() {
    InterfaceName em0 = new InterfaceName("em0");
    SortedMap<InterfaceName, ObservedInterface> interfaces = new TreeMap<>();
    interfaces.put(
        em0,
        new ObservedInterface(em0, List.of(new InterfaceAddress(Ipv4Address.of("10.0.2.15"), 24))));
    SortedMap<JailName, ObservedJail> byName = new TreeMap<>();
    jails.forEach(jail -> byName.put(jail.name(), jail));
    HostState state =
        vitals
            .with(new HostQuestion.HostSystem(), system)
            .knowing(new HostQuestion.Interfaces(), interfaces)
            .knowing(PlaceQuestion.RcConf.of(Place.host(), List.of()), rcConf)
            .with(new QjailQuestion.Version(), qjail)
            .with(new QjailQuestion.BaseRelease(), base)
            .with(
                new QjailQuestion.Jails(),
                jailsOr(byName).map(found -> new FoundJails(found, new TreeSet<>())))
            .knowing(
                new HostQuestion.Pf(),
                new PfState(
                    pf,
                    pfConf,
                    Fact.notProbed(),
                    Fact.notProbed(),
                    Fact.notProbed(),
                    Fact.notProbed(),
                    FileMode.READABLE,
                    Fact.notProbed(),
                    Fact.known(List.of()),
                    Fact.known(Optional.empty())))
            .knowing(new HostQuestion.Storage(), storage());
    return Examination.of(state, manifest);
  }
}
