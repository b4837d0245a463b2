package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/**
 * The key {@code replicas}: NAME-001, NAME-002 and so on in place of one jail, their addresses
 * counting up from the first one's, as {@code qjail create -d} makes them.
 */
final class Replicas {

  /** As {@code qjail create -d}. */
  private static final int MOST = 254;

  private Replicas() {}

  /** How many of the jail there are to be; empty for the jail itself. */
  static Optional<Placed<Integer>> read(Section jail) {
    return jail.number("replicas", 1, MOST);
  }

  /** What an entry stands for: its replicas, or itself. */
  static List<JailName> names(JailName entry, Optional<Placed<Integer>> replicas) {
    return replicas.map(count -> names(entry, count.value())).orElse(List.of(entry));
  }

  /** Their names, as many as are names. */
  private static List<JailName> names(JailName entry, int count) {
    List<JailName> names = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      JailName.parse("%s-%03d".formatted(entry, number))
          .map(name -> name.in(entry.zone()))
          .toOptional()
          .ifPresent(names::add);
    }
    return List.copyOf(names);
  }

  /** The jails that stand for {@code jail}; those that cannot be are reported. */
  static List<Jail> of(Placed<Jail> jail, Placed<Integer> count, Problems problems) {
    Jail first = jail.value();
    List<JailName> names = names(first.name(), count.value());
    if (names.size() < count.value()) {
      String longest = "%s-%03d".formatted(first.name(), count.value());
      problems.report(
          ManifestCode.BAD_JAIL_NAME,
          jail.place(),
          switch (JailName.parse(longest)) {
            case Parsed.Refused<JailName>(String reason) ->
                "The replica " + longest + " is refused: " + reason + ".";
            case Parsed.Ok<JailName> fine -> longest;
          },
          "Choose a shorter name.");
    }
    List<Jail> replicas = new ArrayList<>();
    for (int number = 0; number < names.size(); number++) {
      if (!staysInNetwork(first, number)) {
        problems.report(
            ManifestCode.REPLICA_ADDRESS,
            count.place(),
            "The addresses of "
                + names.get(number)
                + " would count beyond the last number of "
                + addresses(first)
                + ".",
            "Write fewer replicas, or addresses that leave room for them.");
        break;
      }
      replicas.add(replica(first, names.get(number), number));
    }
    return List.copyOf(replicas);
  }

  private static boolean staysInNetwork(Jail jail, int further) {
    return jail.addresses().stream()
        .map(JailAddress::address)
        .allMatch(
            address ->
                switch (address) {
                  case Ipv4Address four -> four.lastOctet() + further <= MOST;
                  case Ipv6Address six -> six.lastGroup() + further <= 0xffff;
                });
  }

  private static String addresses(Jail jail) {
    return String.join(", ", jail.addresses().stream().map(Object::toString).toList());
  }

  private static Jail replica(Jail jail, JailName name, int further) {
    return new Jail(
        name,
        Optional.empty(),
        jail.networkInterface(),
        jail.ip4().stream()
            .map(one -> new JailAddress<>(one.elsewhere(), one.address().plus(further)))
            .toList(),
        jail.ip6().stream()
            .map(one -> new JailAddress<>(one.elsewhere(), one.address().plus(further)))
            .toList(),
        jail.origin(),
        jail.image(),
        jail.parameters(),
        jail.state(),
        jail.boot(),
        new TreeSet<>(),
        jail.ssh(),
        jail.vnet(),
        jail.provision(),
        jail.postgresql());
  }
}
