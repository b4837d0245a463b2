package org.qjailctl.schema.binding;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;

/**
 * Checks that what the manifest refers to is there. Names whose own description is faulty count as
 * there: one slip is reported once.
 */
record References(
    Set<String> interfaces,
    Set<String> flavors,
    Set<String> secrets,
    Set<String> zones,
    Problems problems) {

  /** qjail 5.0 ships these two with each base system. */
  private static final Set<String> SHIPPED_FLAVORS = Set.of("default", "ssh-default");

  /** A loopback interface that no machine has of its own accord. */
  private static final Pattern CLONED_LOOPBACK = Pattern.compile("lo[1-9][0-9]*");

  References {
    interfaces = Set.copyOf(interfaces);
    flavors = Set.copyOf(flavors);
    secrets = Set.copyOf(secrets);
    zones = Set.copyOf(zones);
  }

  static References of(Section top, Set<Zone> zones) {
    return new References(
        top.names("interfaces"),
        top.names("flavors"),
        top.names("secrets"),
        zones.stream().map(Zone::toString).collect(Collectors.toSet()),
        top.reading().problems());
  }

  static boolean isClonedLoopback(InterfaceName name) {
    return CLONED_LOOPBACK.matcher(name.value()).matches();
  }

  /** The host's own interfaces (em0 ...) are known to the host alone. */
  void checkInterface(Placed<InterfaceName> name) {
    checkInterface(name.value(), name.place());
  }

  /** An interface inside an end of a pf rule. */
  void checkInterface(PfHost end, Place place) {
    end.interfaceName()
        .flatMap(name -> InterfaceName.parse(name).toOptional())
        .ifPresent(known -> checkInterface(known, place));
  }

  private void checkInterface(InterfaceName name, Place place) {
    if (isClonedLoopback(name) && !interfaces.contains(name.value())) {
      problems.report(
          ManifestCode.UNKNOWN_INTERFACE,
          place,
          "No host has " + name + " of its own accord, and interfaces does not describe it.",
          Nearest.to(name.value(), interfaces)
              .map(near -> "Did you mean " + near + "? Otherwise add it below interfaces.")
              .orElse("Add `" + name + ": { clone: true }` below interfaces."));
    }
  }

  void checkFlavor(Placed<FlavorName> name) {
    Set<String> known = new TreeSet<>(flavors);
    known.addAll(SHIPPED_FLAVORS);
    if (!known.contains(name.value().value())) {
      problems.report(
          ManifestCode.UNKNOWN_FLAVOR,
          name.place(),
          "There is no flavor " + Quoted.of(name.value().value()) + ".",
          Nearest.remedy(name.value().value(), known, "Describe it below flavors."));
    }
  }

  void checkZone(Placed<Zone> zone) {
    if (!zones.contains(zone.value().toString())) {
      problems.report(
          ManifestCode.UNKNOWN_ZONE,
          zone.place(),
          "There is no zone " + Quoted.of(zone.value().toString()) + " below qjail.",
          Nearest.remedy(
              zone.value().toString(), zones, "Add `zones: [" + zone.value() + "]` below qjail."));
    }
  }

  void checkSecret(Placed<SecretName> name) {
    if (!secrets.contains(name.value().value())) {
      problems.report(
          ManifestCode.UNKNOWN_SECRET,
          name.place(),
          "There is no secret " + Quoted.of(name.value().value()) + ".",
          Nearest.remedy(
              name.value().value(),
              secrets,
              "Add `" + name.value() + ": { env: VARIABLE }` below secrets."));
    }
  }
}
