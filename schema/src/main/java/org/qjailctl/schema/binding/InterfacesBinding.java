package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The section {@code interfaces}. */
final class InterfacesBinding {

  private final Reading reading;
  private final List<AliasRange> ranges = new ArrayList<>();

  private InterfacesBinding(Reading reading) {
    this.reading = reading;
  }

  static SortedMap<InterfaceName, NetworkInterface> read(Section top) {
    InterfacesBinding binding = new InterfacesBinding(top.reading());
    SortedMap<InterfaceName, NetworkInterface> all = new TreeMap<>();
    top.sections(
            "interfaces",
            Forms.INTERFACE,
            (name, section) -> Optional.of(binding.one(name, section)))
        .forEach(one -> all.put(one.name(), one));
    AliasRange.reportOverlaps(binding.ranges, top.reading().problems());
    return all;
  }

  private NetworkInterface one(Placed<InterfaceName> name, Section section) {
    List<Alias> aliases = new ArrayList<>();
    for (YamlNode item : section.items("aliases")) {
      reading
          .text(item)
          .flatMap(text -> AddressForms.ALIAS.read(text, reading.problems()))
          .ifPresent(
              alias -> {
                aliases.add(alias.value());
                AliasRange range = new AliasRange(name.value(), alias);
                range.reportLeavingSubnet(reading.problems());
                ranges.add(range);
              });
    }
    return new NetworkInterface(name.value(), isCloned(name, section), aliases);
  }

  private boolean isCloned(Placed<InterfaceName> name, Section section) {
    boolean said = section.has("clone");
    Optional<Placed<Boolean>> clone = section.flag("clone");
    boolean own = name.value().value().equals("lo0");
    if (own && clone.isPresent() && clone.get().value()) {
      reading
          .problems()
          .report(
              ManifestCode.CLONE_IMPOSSIBLE,
              clone.get().place(),
              "lo0 is there on every host, so cloned_interfaces cannot make it.",
              "Give the jails lo1 instead.");
    }
    if (!said && !own && !References.isClonedLoopback(name.value())) {
      reading
          .problems()
          .report(
              ManifestCode.CLONE_NOT_SAID,
              name.place(),
              "Nothing tells whether " + name.value() + " is hardware or is to be made.",
              "Add `clone: false` for hardware, `clone: true` for an interface that"
                  + " cloned_interfaces makes.");
    }
    return clone.map(Placed::value).orElse(!said && References.isClonedLoopback(name.value()));
  }
}
