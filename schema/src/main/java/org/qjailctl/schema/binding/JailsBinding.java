package org.qjailctl.schema.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/** The section {@code jails}, and what its jails must not share. */
final class JailsBinding {

  private final Problems problems;
  private final Map<IpAddress, Placed<JailName>> owners = new HashMap<>();

  private JailsBinding(Problems problems) {
    this.problems = problems;
  }

  /** The jails whose addresses are known; of others the problems are reported. */
  static SortedMap<JailName, Jail> read(Section top, JailBinding each) {
    JailsBinding binding = new JailsBinding(top.reading().problems());
    SortedMap<JailName, Jail> all = new TreeMap<>();
    top.sections(
            "jails", Forms.JAIL_NAME, (name, section) -> each.read(name, section, binding::claim))
        .forEach(jail -> all.put(jail.name(), jail));
    return all;
  }

  /** Notes that {@code jail} is to have {@code address}; reports it when another one has it. */
  private void claim(JailName jail, Placed<? extends IpAddress> address) {
    Placed<JailName> earlier =
        owners.putIfAbsent(address.value(), new Placed<>(jail, address.place()));
    if (earlier != null) {
      String owner = earlier.value().equals(jail) ? "this jail" : "jail " + earlier.value();
      problems.report(
          ManifestCode.ADDRESS_TWICE,
          address.place(),
          address.value()
              + " is given to "
              + owner
              + " in "
              + earlier.place().value().seenFrom(address.place().value())
              + " already.",
          earlier.value().equals(jail) ? "Remove one of the two." : "Choose a free address.",
          new Related(earlier.place().value(), "given here first"));
    }
  }
}
