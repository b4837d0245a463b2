package org.qjailctl.planner.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.ObservedJail;

/**
 * Which jail has which address on which interface, now and once the plan is carried out.
 *
 * <p>jail(8) adds a jail's addresses as it starts and takes them away as it stops, those that
 * rc.conf declares and those that another jail runs with too (recorded).
 */
public final class JailAddresses {

  private final SortedMap<JailName, Set<CarriedAddress>> defined = new TreeMap<>();
  private final SortedMap<JailName, Set<CarriedAddress>> running = new TreeMap<>();
  private final SortedMap<JailName, Set<CarriedAddress>> later = new TreeMap<>();
  private final Map<CarriedAddress, SortedSet<JailName>> runningBy;
  private final Map<CarriedAddress, SortedSet<JailName>> laterBy;
  private final Map<String, SortedSet<JailName>> havingNow = new HashMap<>();
  private final Map<String, SortedSet<JailName>> havingLater = new HashMap<>();
  private final Set<IpAddress> strangers;

  /**
   * @param strangers the addresses of running jails that are not in {@code found}
   * @param going the jails that the plan deletes though the manifest does not mention them
   */
  public JailAddresses(
      Manifest manifest,
      SortedMap<JailName, ObservedJail> found,
      Set<IpAddress> strangers,
      Set<JailName> going) {
    this.strangers = Set.copyOf(strangers);
    for (Map.Entry<JailName, ObservedJail> entry : found.entrySet()) {
      JailName name = entry.getKey();
      ObservedJail jail = entry.getValue();
      Set<CarriedAddress> held = definedOf(jail);
      defined.put(name, held);
      jail.running()
          .ifPresent(now -> running.put(name, runningOf(jail.networkInterface(), held, now)));
      later.put(name, both(held, running.getOrDefault(name, Set.of())));
    }
    for (Jail jail : manifest.jails().values()) {
      later.put(jail.name(), wantedBy(jail));
    }
    manifest.absentJails().keySet().forEach(later::remove);
    going.forEach(later::remove);
    this.runningBy = byAddress(running);
    this.laterBy = byAddress(later);
    byAddress(defined).forEach((address, jails) -> add(havingNow, address, jails));
    runningBy.forEach((address, jails) -> add(havingNow, address, jails));
    laterBy.forEach((address, jails) -> add(havingLater, address, jails));
  }

  private static void add(
      Map<String, SortedSet<JailName>> all, CarriedAddress carried, SortedSet<JailName> jails) {
    all.computeIfAbsent(carried.address(), none -> new TreeSet<>()).addAll(jails);
  }

  /** Who has each address: looking through all jails for each would be quadratic. */
  private static Map<CarriedAddress, SortedSet<JailName>> byAddress(
      Map<JailName, Set<CarriedAddress>> jails) {
    Map<CarriedAddress, SortedSet<JailName>> all = new HashMap<>();
    jails.forEach(
        (jail, addresses) ->
            addresses.forEach(
                address -> all.computeIfAbsent(address, none -> new TreeSet<>()).add(jail)));
    return all;
  }

  private static Set<CarriedAddress> definedOf(ObservedJail jail) {
    // A vnet jail has them on an interface of its own.
    return jail.vnet().isPresent()
        ? Set.of()
        : Stream.concat(jail.ip4().stream(), jail.ip6().stream())
            .map(written -> CarriedAddress.written(jail.networkInterface(), written))
            .collect(Collectors.toSet());
  }

  private static Set<CarriedAddress> runningOf(
      String networkInterface, Set<CarriedAddress> defined, ObservedJail.Running running) {
    Map<String, String> elsewhere = new HashMap<>();
    defined.forEach(held -> elsewhere.put(held.address(), held.networkInterface()));
    return running.addresses().stream()
        .map(IpAddress::toString)
        .map(text -> new CarriedAddress(elsewhere.getOrDefault(text, networkInterface), text))
        .collect(Collectors.toSet());
  }

  private static Set<CarriedAddress> wantedBy(Jail jail) {
    return jail.vnet().isPresent()
        ? Set.of()
        : jail.addresses().stream()
            .map(address -> CarriedAddress.of(jail.networkInterface(), address))
            .collect(Collectors.toSet());
  }

  private static Set<CarriedAddress> both(Set<CarriedAddress> some, Set<CarriedAddress> others) {
    Set<CarriedAddress> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  /**
   * Whether the address is there for a jail, or goes by itself: a jail keeps it, or one runs with
   * it now, be it one of a zone or of jail.conf(5). What only a stopped jail's old definition names
   * is nobody's.
   */
  boolean belongsToJail(InterfaceName name, IpAddress address) {
    CarriedAddress held = CarriedAddress.of(name, address);
    return laterBy.containsKey(held) || runningBy.containsKey(held) || strangers.contains(address);
  }

  /** Whether a jail runs with the address now. */
  boolean isRunWith(InterfaceName name, IpAddress address) {
    return runningBy.containsKey(CarriedAddress.of(name, address));
  }

  /** Whether the address may be missing because the jail that keeps it does not run now. */
  boolean awaitsItsJail(InterfaceName name, IpAddress address) {
    CarriedAddress held = CarriedAddress.of(name, address);
    return laterBy.containsKey(held) && !runningBy.containsKey(held);
  }

  /**
   * The jails that the plan stops, and which then no longer have the address; none where another
   * jail brings it back as it starts. One that runs with it all the time brings nothing back.
   */
  SortedSet<JailName> givingUp(InterfaceName name, IpAddress address) {
    CarriedAddress held = CarriedAddress.of(name, address);
    SortedSet<JailName> having = runningBy.getOrDefault(held, new TreeSet<>());
    SortedSet<JailName> keeping = laterBy.getOrDefault(held, new TreeSet<>());
    SortedSet<JailName> givers = new TreeSet<>(having);
    givers.removeAll(keeping);
    boolean brought = !keeping.isEmpty() && keeping.stream().noneMatch(having::contains);
    return brought ? new TreeSet<>() : givers;
  }

  /**
   * The jails that have now an address which they give up, and which {@code taker} is to have. On
   * which interface each has it does not matter to the kernel, nor to qjail.
   */
  public SortedSet<JailName> giversTo(JailName taker) {
    SortedSet<JailName> givers = new TreeSet<>();
    for (CarriedAddress wanted : later.getOrDefault(taker, Set.of())) {
      SortedSet<JailName> having = new TreeSet<>();
      having.addAll(havingNow.getOrDefault(wanted.address(), new TreeSet<>()));
      having.removeAll(havingLater.getOrDefault(wanted.address(), new TreeSet<>()));
      having.remove(taker);
      givers.addAll(having);
    }
    return givers;
  }
}
