package org.qjailctl.schema.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.manifest.AbsentJail;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/** The section {@code jails}, and what its jails must not share. */
final class JailsBinding {

  /** The {@code state} of a jail that is not to be. */
  static final String ABSENT = "absent";

  /**
   * The jails of a manifest.
   *
   * @param present those whose addresses are known; of others the problems are reported
   * @param absent those that are not to be
   * @param kept those present that nothing may destroy
   */
  record Jails(
      SortedMap<JailName, Jail> present,
      SortedMap<JailName, AbsentJail> absent,
      SortedSet<JailName> kept) {}

  private final Problems problems;
  private final Map<IpAddress, Placed<JailName>> owners = new HashMap<>();

  private JailsBinding(Problems problems) {
    this.problems = problems;
  }

  static Jails read(Section top, JailBinding each) {
    JailsBinding binding = new JailsBinding(top.reading().problems());
    SortedMap<JailName, Jail> present = new TreeMap<>();
    SortedMap<JailName, AbsentJail> absent = new TreeMap<>();
    SortedSet<JailName> kept = new TreeSet<>();
    top.sections(
            "jails",
            Forms.JAIL_NAME,
            (name, section) -> {
              if (isAbsent(section)) {
                absent.put(name.value(), new AbsentJail(name.value(), preventDestroy(section)));
                section.leaveRest();
                return Optional.<Jail>empty();
              }
              if (preventDestroy(section).orElse(false)) {
                kept.add(name.value());
              }
              return each.read(name, section, binding::claim);
            })
        .forEach(jail -> present.put(jail.name(), jail));
    return new Jails(present, absent, kept);
  }

  /** Of a jail that is not to be, nothing but its name counts: the rest may stay as it was. */
  private static boolean isAbsent(Section section) {
    return section.text("state").filter(s -> s.value().equals(ABSENT)).isPresent();
  }

  private static Optional<Boolean> preventDestroy(Section jail) {
    return jail.section("lifecycle", lifecycle -> lifecycle.flag("prevent-destroy"))
        .flatMap(said -> said)
        .map(Placed::value);
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
