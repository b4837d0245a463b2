package org.qjailctl.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FoundJails;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** A host with many jails: its manifest's text, its manifest, and the host as it was found. */
final class LargeHost {

  private static final int DRIFTED = 100;

  private LargeHost() {}

  /** Every tenth jail has its port redirected. */
  static byte[] text(int jails) {
    StringBuilder text = new StringBuilder();
    text.append("version: 1\nhost: { name: large }\ndefaults:\n  jail: { interface: lo1 }\n");
    text.append("interfaces:\n  lo1: {}\nqjail: { enable: true }\njails:\n");
    StringBuilder redirects = new StringBuilder();
    for (int jail = 0; jail < jails; jail++) {
      text.append("  jail").append(jail).append('x').append(":\n    ip4: [").append(address(jail));
      text.append("]\n    parameters: { securelevel: 1 }\n    boot: manual\n");
      if (jail % 10 == 0) {
        redirects.append("    - { on: em0, port: ").append(1024 + jail);
        redirects.append(", jail: jail").append(jail).append("x, to-port: 80 }\n");
      }
    }
    text.append("pf:\n  enable: false\n  rdr:\n").append(redirects);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String address(int jail) {
    return "10.1." + jail / 250 + "." + (1 + jail % 250);
  }

  static Manifest manifest(int jails) {
    return switch (ManifestReader.read("large.yaml", text(jails), Path.of("."))) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid ->
          throw new IllegalStateException(invalid.diagnostics().getFirst().toString());
    };
  }

  /** As the manifest has it, but for one jail in a hundred, which has allow.sysvipc on. */
  static HostState found(Manifest manifest) {
    SortedMap<JailName, ObservedJail> jails = new TreeMap<>();
    TreeSet<HostPath> files = new TreeSet<>();
    List<Mounted> mounts = new ArrayList<>();
    List<InterfaceAddress> addresses = new ArrayList<>();
    for (Jail jail : manifest.jails().values()) {
      jails.put(jail.name(), found(jail, jails.size() % DRIFTED == 0, jails.size() + 1));
      HostPath root = JailPaths.root(jail.name());
      files.add(root);
      mounts.add(new Mounted("/usr/jails/sharedfs", root.child("sharedfs"), "nullfs"));
      mounts.add(new Mounted("devfs", root.child("dev"), "devfs"));
      jail.ip4().forEach(one -> addresses.add(new InterfaceAddress(one.address(), 32)));
    }
    InterfaceName loopback = new InterfaceName("lo1");
    SortedMap<RcVariable, String> rcConf =
        new TreeMap<>(
            Map.of(
                RcVariable.of("cloned_interfaces"), "lo1", RcVariable.of("qjail_enable"), "YES"));
    return HostState.UNSEEN
        .knowing(
            new HostQuestion.HostSystem(),
            new SystemFacts("large", "FreeBSD", "13.2-RELEASE", "amd64", 0))
        .knowing(
            new HostQuestion.Interfaces(),
            new TreeMap<>(Map.of(loopback, new ObservedInterface(loopback, addresses))))
        .knowing(PlaceQuestion.RcConf.of(Place.host(), List.of()), rcConf)
        .knowing(new QjailQuestion.Version(), Optional.of("5.0"))
        .knowing(new QjailQuestion.BaseRelease(), Optional.of("13.2-RELEASE"))
        .knowing(
            QjailQuestion.FlavorFiles.of(Flavor.DEFAULT, List.of()), Optional.of(new TreeMap<>()))
        .knowing(new QjailQuestion.Jails(), new FoundJails(jails, new TreeSet<>()))
        .knowing(
            new HostQuestion.Pf(),
            manifest.pf().map(LargeHost::found).orElseGet(PfState::notProbed))
        .knowing(
            new HostQuestion.Storage(),
            new StorageState(
                Fact.known(files),
                Fact.known(mounts),
                Fact.known(new TreeSet<>()),
                Fact.known(new TreeMap<>())));
  }

  private static PfState found(Pf wanted) {
    String rules = PfAnchor.rules(wanted);
    return Observed.of(
        PfState.class,
        Map.of(
            "enabled",
            Fact.known(false),
            "pfConf",
            Fact.known(Optional.of(String.join("\n", PfAnchor.hooks(rules)) + "\n")),
            "rulesFile",
            Fact.known(Optional.of(rules)),
            "wantedRules",
            Fact.known(List.of()),
            "pfConfMode",
            FileMode.READABLE,
            "mainAsWritten",
            Fact.known(true)));
  }

  private static ObservedJail found(Jail jail, boolean drifted, int jid) {
    SortedMap<JailParameter, ParameterValue> parameters = new TreeMap<>(jail.parameters());
    TreeSet<JailParameter> switches = new TreeSet<>();
    if (drifted) {
      parameters.put(JailParameter.ALLOW_SYSVIPC, new ParameterValue.On());
      switches.add(JailParameter.ALLOW_SYSVIPC);
    }
    return Observed.of(
        ObservedJail.class,
        Map.of(
            "name",
            jail.name(),
            "networkInterface",
            jail.networkInterface().value(),
            "ip4",
            jail.ip4().stream().map(one -> one.address().toString()).toList(),
            "parameters",
            parameters,
            "boot",
            jail.boot(),
            "running",
            Optional.of(
                new ObservedJail.Running(
                    jid,
                    new TreeSet<>(jail.ip4().stream().map(one -> one.address()).toList()),
                    switches))));
  }
}
