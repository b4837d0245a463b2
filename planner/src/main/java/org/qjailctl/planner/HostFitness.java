package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.planner.flavor.FlavorOwners;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.network.HostsOwnAddresses;
import org.qjailctl.planner.network.RoutingSysctls;
import org.qjailctl.planner.network.SysctlPlanning;
import org.qjailctl.planner.network.VnetBridge;

/** Whether the host can be planned for at all, and everything read that the plan depends on. */
final class HostFitness {

  private final Manifest manifest;
  private final HostState host;
  private final List<Diagnostic> problems = new ArrayList<>();

  HostFitness(Manifest manifest, HostState host) {
    this.manifest = manifest;
    this.host = host;
  }

  /** What is wrong with the system itself, whatever is to be done on it. */
  static List<Diagnostic> ofSystem(HostState host) {
    return switch (host.system()) {
      case Fact.Unknown<SystemFacts>(String reason) ->
          List.of(PlanCode.unread("the system", reason));
      case Fact.Known<SystemFacts>(SystemFacts system) -> checkSystem(system);
    };
  }

  List<Diagnostic> problems() {
    problems.addAll(ofSystem(host));
    if (!problems.isEmpty()) {
      return List.copyOf(problems);
    }
    if (readsRcConf()) {
      check("rc.conf", host.place(Place.host()).rcConf());
    }
    if (!manifest.sysctl().isEmpty()) {
      check("the kernel variables", host.sysctl());
      host.sysctl()
          .known()
          .ifPresent(
              found -> problems.addAll(new SysctlPlanning(manifest.sysctl(), found).problems()));
    }
    if (FlavorOwners.matter(manifest)) {
      check("the users and groups of the host", host.place(Place.host()).accounts());
      problems.addAll(FlavorOwners.unknown(manifest, host));
    }
    boolean jails = !manifest.jails().values().isEmpty();
    if (!manifest.interfaces().isEmpty() || jails) {
      // Whose an address or a bridge is must be known before a jail gets it.
      check("the interfaces", host.interfaces());
    }
    if (manifest.qjail().isPresent() || jails) {
      check("qjail's version", host.qjail().version());
      check("the jails' base system", host.qjail().baseRelease());
    }
    if (manifest.qjail().isPresent()
        || !manifest.jails().isEmpty()
        || !manifest.absentJails().isEmpty()
        || !manifest.interfaces().isEmpty()) {
      check("the jails", host.qjail().jails());
      check("what qjailctl noted of jails", host.storage().records());
    }
    manifest
        .flavors()
        .keySet()
        .forEach(name -> check("the flavor " + name, host.qjail().flavor(name)));
    for (Jail jail : manifest.jails().values()) {
      // One that is yet to be made has no root to read it in.
      if (jail.ssh() && isThere(jail.name())) {
        check("the rc.conf of " + jail.name(), host.qjail().enablesSshd(jail.name()));
      }
    }
    if (manifest.jails().values().stream().anyMatch(KernelFitness::matters)) {
      check("what the kernel has for jails", host.kernel());
      host.kernel()
          .known()
          .ifPresent(
              kernel ->
                  manifest
                      .jails()
                      .values()
                      .forEach(
                          jail ->
                              problems.addAll(
                                  KernelFitness.problems(jail, kernel, manifest.sysctl()))));
    }
    if (manifest.pf().isPresent()) {
      check("pf's status", host.pf().enabled());
      check("/etc/pf.conf", host.pf().pfConf());
      check("the anchor's rule file", host.pf().rulesFile());
    }
    if (problems.isEmpty()) {
      checkQjail(jails);
      problems.addAll(HostsOwnAddresses.problems(manifest, host));
      problems.addAll(VnetBridge.problems(manifest, host));
      problems.addAll(ReleaseFitness.problems(manifest, host));
    }
    return List.copyOf(problems);
  }

  private boolean readsRcConf() {
    return !manifest.rcConf().isEmpty()
        || !RoutingSysctls.switches(manifest.sysctl()).isEmpty()
        || !manifest.interfaces().isEmpty()
        || !manifest.jails().isEmpty()
        || manifest.qjail().isPresent()
        || manifest.pf().isPresent();
  }

  private static List<Diagnostic> checkSystem(SystemFacts system) {
    if (!system.system().equals("FreeBSD")) {
      return List.of(
          PlanCode.NOT_FREEBSD.about(
              "host",
              "It calls itself " + system.system() + ".",
              "Check the host's address; --host overrides the manifest's."));
    }
    return system.userId() == 0
        ? List.of()
        : List.of(
            PlanCode.NOT_ROOT.about(
                "host",
                "Commands run as user id "
                    + system.userId()
                    + "; qjail, sysrc and pfctl want root.",
                "Connect as root, or become root with --become doas or --become sudo."));
  }

  private void checkQjail(boolean jails) {
    Optional<String> version = host.qjail().version().known().orElse(Optional.empty());
    if (version.isPresent() && !version.get().startsWith("5.")) {
      problems.add(
          PlanCode.QJAIL_VERSION.about(
              "qjail",
              "The host has qjail "
                  + version.get()
                  + "; the options of other versions than 5 mean other things.",
              "Install qjail 5 on the host."));
    }
    if (!jails) {
      return;
    }
    if (version.isEmpty() && manifest.qjail().isEmpty()) {
      problems.add(
          PlanCode.NO_QJAIL.about(
              "jails",
              "The manifest has jails, the host has no qjail.",
              "Add a section qjail to the manifest, or install qjail on the host."));
    }
    boolean base = host.qjail().baseRelease().known().orElse(Optional.empty()).isPresent();
    boolean baseComes = manifest.qjail().flatMap(qjail -> qjail.base()).isPresent();
    if (!base && !baseComes) {
      problems.add(
          PlanCode.NO_BASE.about(
              "jails",
              "/usr/jails holds no base system that jails could share, and the manifest has no"
                  + " qjail.base.",
              "Add qjail.base with source and sha256 to the manifest, or run qjail install on the"
                  + " host."));
    }
    if (base) {
      manifest
          .jails()
          .values()
          .forEach(jail -> jail.flavor().ifPresent(flavor -> checkFlavor(jail, flavor)));
    }
  }

  private void checkFlavor(Jail jail, FlavorName flavor) {
    if (!jail.name().zone().equals(Zone.HOST)) {
      // A zone has the flavors that qjail ships.
      return;
    }
    boolean exists =
        Stream.concat(Stream.of(jail.name()), jail.was().stream()).anyMatch(this::isThere);
    boolean described = manifest.flavors().containsKey(flavor);
    boolean there = host.qjail().flavor(flavor).known().orElse(Optional.empty()).isPresent();
    if (!exists && !described && !there) {
      problems.add(
          PlanCode.NO_FLAVOR.about(
              "jails." + jail.name() + ".flavor",
              "There is no flavor "
                  + flavor
                  + " in /usr/jails/flavors, and the manifest describes none.",
              "Add it under flavors, or name one that is there."));
    }
  }

  private boolean isThere(JailName jail) {
    return host.qjail().jails().known().filter(all -> all.containsKey(jail)).isPresent();
  }

  private void check(String what, Fact<?> fact) {
    if (fact instanceof Fact.Unknown<?>(String reason)) {
      unreadable(what, reason);
    }
  }

  private void unreadable(String what, String reason) {
    problems.add(PlanCode.unread(what, reason));
  }
}
