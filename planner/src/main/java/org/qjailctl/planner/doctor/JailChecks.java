package org.qjailctl.planner.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedJail;

/** The jails: what they share, and what dead ones left behind. */
final class JailChecks {

  private static final String DEFINITIONS = "/usr/local/etc/qjail.local";

  private JailChecks() {}

  static List<Finding> of(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    Fact<Collection<ObservedJail>> jails = patient.jails();
    findings.add(definitions(jails));
    if (jails instanceof Fact.Known<Collection<ObservedJail>>(Collection<ObservedJail> all)) {
      findings.addAll(sharedAddresses(all));
      findings.addAll(strayMounts(all, patient.host().storage().mounts()));
    }
    return findings;
  }

  private static Finding definitions(Fact<Collection<ObservedJail>> jails) {
    return switch (jails) {
      case Fact.Known<Collection<ObservedJail>>(Collection<ObservedJail> all) ->
          DoctorCode.DEFINITIONS.ok(all.size() + " defined by qjail");
      case Fact.Unknown<Collection<ObservedJail>>(String reason)
          when reason.startsWith(DEFINITIONS) ->
          DoctorCode.DEFINITIONS.problem(
              reason,
              "qjail runs these files as shell scripts, and plans with jails or interfaces are"
                  + " refused.",
              "Mend the file by one of another jail, or restore the jail from an archive.");
      case Fact.Unknown<Collection<ObservedJail>>(String reason) ->
          DoctorCode.DEFINITIONS.unknown(reason);
    };
  }

  private static List<Finding> sharedAddresses(Collection<ObservedJail> jails) {
    SortedMap<String, SortedSet<String>> owners = new TreeMap<>();
    for (ObservedJail jail : jails) {
      Stream.concat(jail.ip4().stream(), jail.ip6().stream())
          .map(written -> written.substring(written.indexOf('|') + 1))
          .forEach(
              address ->
                  owners
                      .computeIfAbsent(address, none -> new TreeSet<>())
                      .add(jail.name().value()));
    }
    List<Finding> findings = new ArrayList<>();
    owners.forEach(
        (address, names) -> {
          if (names.size() > 1) {
            findings.add(
                DoctorCode.SHARED_ADDRESS.warning(
                    address + " is the address of " + Words.list(names),
                    "As one of them stops, the others lose the address; qjail lets it pass.",
                    "qjail config -4 OTHER-ADDRESS "
                        + names.last()
                        + " (-6 for IPv6), while it is stopped"));
          }
        });
    return findings.isEmpty()
        ? List.of(DoctorCode.SHARED_ADDRESS.ok("every jail has addresses of its own"))
        : findings;
  }

  /**
   * A jail that jail(8) removed by itself leaves its nullfs mount behind, and {@code qjail start}
   * fails for ever after (recording 11: Resource deadlock avoided, exit status 0).
   */
  private static List<Finding> strayMounts(
      Collection<ObservedJail> jails, Fact<List<Mounted>> mounts) {
    if (mounts instanceof Fact.Unknown<List<Mounted>>(String reason)) {
      return List.of(DoctorCode.STRAY_MOUNT.unknown(reason));
    }
    List<Finding> findings = new ArrayList<>();
    for (ObservedJail jail : jails) {
      List<String> left =
          mounts.known().orElse(List.of()).stream()
              .filter(mount -> List.of("nullfs", "devfs").contains(mount.type()))
              .filter(mount -> mount.isIn(JailPaths.root(jail.name())))
              .map(mount -> mount.point().value())
              .toList();
      if (!jail.runs() && !left.isEmpty()) {
        findings.add(
            DoctorCode.STRAY_MOUNT.problem(
                jail.name() + " does not run, and has " + Words.list(left) + " mounted",
                "qjail start fails with it, and qjail delete empties what is mounted there.",
                left.stream()
                    .map(point -> "umount " + Words.typed(point))
                    .reduce((one, other) -> other + " && " + one)
                    .orElse("")));
      }
    }
    return findings.isEmpty()
        ? List.of(DoctorCode.STRAY_MOUNT.ok("nothing is mounted for a jail that is down"))
        : findings;
  }
}
