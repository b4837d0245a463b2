package org.qjailctl.schema.binding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.manifest.AbsentJail;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.net.InterfaceName;
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
   * @param present those that are known wholly
   * @param absent those that are not to be
   * @param kept those present that nothing may destroy
   * @param checks those of jails that are present
   * @param names of all, those with problems of their own included
   */
  record Jails(
      SortedMap<JailName, Jail> present,
      SortedMap<JailName, AbsentJail> absent,
      SortedSet<JailName> kept,
      SortedMap<Place, List<Check>> checks,
      Set<String> names) {}

  private final SortedMap<InterfaceName, NetworkInterface> interfaces;
  private final Problems problems;
  private final Map<IpAddress, Placed<JailName>> owners = new HashMap<>();
  private final SortedMap<JailName, Jail> described = new TreeMap<>();
  private final SortedMap<Place, List<Check>> checks = new TreeMap<>();

  private JailsBinding(SortedMap<InterfaceName, NetworkInterface> interfaces, Problems problems) {
    this.interfaces = interfaces;
    this.problems = problems;
  }

  static Jails read(
      Section top, JailBinding each, SortedMap<InterfaceName, NetworkInterface> interfaces) {
    Problems problems = top.reading().problems();
    JailsBinding binding = new JailsBinding(interfaces, problems);
    SortedMap<JailName, AbsentJail> absent = new TreeMap<>();
    SortedSet<JailName> kept = new TreeSet<>();
    Set<String> names = new TreeSet<>(top.names("jails"));
    List<WrittenJail> written =
        top.sections(
            "jails",
            Forms.JAIL_NAME,
            (plain, section) -> {
              Placed<JailName> name = ZoneBinding.placed(plain, section, each);
              boolean goes = isAbsent(section);
              Optional<Boolean> preventDestroy = preventDestroy(section);
              Optional<WrittenJail> jail =
                  goes ? Optional.empty() : Optional.of(each.read(name, section));
              Optional<Placed<Integer>> replicas =
                  jail.map(WrittenJail::replicas).orElseGet(() -> Replicas.read(section));
              if (replicas.isPresent()) {
                names.remove(name.value().value());
              }
              for (JailName one : Replicas.names(name.value(), replicas)) {
                names.add(one.value());
                if (goes) {
                  absent.put(one, new AbsentJail(one, preventDestroy));
                } else if (preventDestroy.orElse(false)) {
                  kept.add(one);
                }
              }
              if (goes) {
                section.leaveRest();
              }
              return jail;
            });
    written.forEach(binding::describe);
    reportNamesByCase(written, problems);
    VnetBinding.reportTooMany(written, problems);
    OriginBinding.reportTempRestore(written, problems);
    Renames.report(written, absent.keySet(), problems);
    SortedMap<JailName, Jail> present =
        DependsOn.resolved(written, binding.described, absent.keySet(), names, problems);
    present.keySet().forEach(absent::remove);
    return new Jails(present, absent, kept, binding.checks, Set.copyOf(names));
  }

  /** To qjail they are two jails, to DNS and many people one. */
  private static void reportNamesByCase(List<WrittenJail> written, Problems problems) {
    Map<String, Placed<JailName>> earlier = new HashMap<>();
    for (WrittenJail jail : written) {
      Placed<JailName> name = jail.key();
      Placed<JailName> other =
          earlier.putIfAbsent(name.value().value().toLowerCase(Locale.ROOT), name);
      if (other != null) {
        problems.report(
            ManifestCode.NAMES_BY_CASE,
            name.place(),
            "There is a jail " + other.value() + " besides.",
            "Give one of them another name, or take it out.",
            new Related(other.place().value(), "the other one"));
      }
    }
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

  private void describe(WrittenJail written) {
    if (written.jail().isEmpty() || written.replicas().isEmpty()) {
      claim(written.key().value(), written.addresses());
      written.jail().ifPresent(jail -> add(written, jail, written.addresses()));
      return;
    }
    Placed<Jail> first = new Placed<>(written.jail().get(), written.key().place());
    List<Jail> replicas = Replicas.of(first, written.replicas().get(), problems);
    for (int number = 0; number < replicas.size(); number++) {
      claim(replicas.get(number).name(), written.addresses(number));
      add(written, replicas.get(number), written.addresses(number));
    }
  }

  private void add(
      WrittenJail written, Jail jail, List<Placed<JailAddress<? extends IpAddress>>> addresses) {
    JailAddresses.reportBeside(jail.networkInterface(), addresses, interfaces, problems);
    if (jail.vnet().isEmpty()) {
      JailAddresses.reportOtherLength(jail.networkInterface(), addresses, interfaces, problems);
    }
    if (described.putIfAbsent(jail.name(), jail) != null) {
      problems.report(
          ManifestCode.REPLICA_NAME,
          written.key().place(),
          "One of its replicas is " + jail.name() + ", and there is a jail of that name, too.",
          "Rename one of them.");
    }
    if (!written.checks().isEmpty()) {
      checks.put(Place.jail(jail.name()), written.checks());
    }
  }

  /** Notes that {@code jail} is to have {@code addresses}; reports those that another one has. */
  private void claim(JailName jail, List<Placed<JailAddress<? extends IpAddress>>> addresses) {
    for (Placed<JailAddress<? extends IpAddress>> written : addresses) {
      IpAddress address = written.value().address();
      Placed<JailName> earlier = owners.putIfAbsent(address, new Placed<>(jail, written.place()));
      if (earlier != null) {
        reportTwice(jail, new Placed<>(address, written.place()), earlier);
      }
    }
  }

  private void reportTwice(JailName jail, Placed<IpAddress> address, Placed<JailName> earlier) {
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
