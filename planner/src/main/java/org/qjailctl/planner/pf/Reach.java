package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.Rule;
import org.qjailctl.core.pf.evaluation.Connection;
import org.qjailctl.core.pf.evaluation.Evaluation;
import org.qjailctl.core.pf.evaluation.Fate;
import org.qjailctl.core.pf.evaluation.Packet;
import org.qjailctl.core.pf.evaluation.Ruleset;
import org.qjailctl.core.pf.evaluation.Trace;

/** What can be reached, and what reaches out, before a plan and after it. */
public final class Reach {

  private static final int MOST_LINES = 12;
  private static final String HOST = "the host";
  private static final int POSTGRESQL = 5432;

  /** Someone on the internet (RFC 5737, RFC 3849). */
  private static final List<IpAddress> ANYONE =
      List.of(
          IpAddress.parse("198.51.100.77").orThrow(),
          IpAddress.parse("2001:db8:ffff::77").orThrow());

  /** One side of the comparison. */
  private record Side(Ruleset rules, Links links, Map<IpAddress, String> jails) {}

  private final Side before;
  private final Side after;

  private Reach(Side before, Side after) {
    this.before = before;
    this.after = after;
  }

  /** The lines for people; none where nothing changes. */
  public static List<String> lines(Manifest manifest, HostState host) {
    PlannedPf pf = new PlannedPf(Optional.of(manifest), host);
    boolean runs = manifest.pf().map(wanted -> wanted.enable()).orElse(false);
    Links links = pf.linksAfter();
    Side before = new Side(pf.running().withEmptyTables(), pf.linksNow(), jailsOf(host));
    Side after =
        new Side(
            runs ? pf.after(true, false, links).withEmptyTables() : Ruleset.NONE,
            links,
            jailsOf(manifest));
    return new Reach(before, after).lines();
  }

  static Map<IpAddress, String> jailsOf(HostState host) {
    Map<IpAddress, String> all = new LinkedHashMap<>();
    for (ObservedJail jail : host.qjail().jails().known().orElse(new TreeMap<>()).values()) {
      List<String> addresses = new ArrayList<>(jail.ip4());
      addresses.addAll(jail.ip6());
      addresses.forEach(
          one ->
              IpAddress.parse(one.substring(one.indexOf('|') + 1))
                  .toOptional()
                  .ifPresent(address -> all.put(address, jail.name().value())));
    }
    return all;
  }

  private static Map<IpAddress, String> jailsOf(Manifest manifest) {
    Map<IpAddress, String> all = new LinkedHashMap<>();
    for (Jail jail : manifest.jails().values()) {
      jail.ip4().forEach(one -> all.put(one.address(), jail.name().value()));
      jail.ip6().forEach(one -> all.put(one.address(), jail.name().value()));
    }
    return all;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    Set<Doors.Door> doors = new LinkedHashSet<>(doors(before));
    doors.addAll(doors(after));
    boolean filtered = !before.rules().equals(Ruleset.NONE) && !after.rules().equals(Ruleset.NONE);
    for (Doors.Door door : doors) {
      String was = ends(before, door.packet(), filtered);
      String is = ends(after, door.packet(), filtered);
      if (was.equals(is)) {
        continue;
      }
      String how =
          door.packet().protocol()
              + " "
              + door.ports()
              + " on "
              + door.packet().on()
              + (door.packet().source().bits() == 128 ? " inet6" : "")
              + " from "
              + door.from();
      lines.add(
          is.isEmpty()
              ? "no longer reachable: " + how + " -> " + was
              : "now reachable: " + how + " -> " + is);
    }
    lines.addAll(leaving());
    List<String> all = lines.stream().distinct().toList();
    if (all.size() <= MOST_LINES) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST_LINES));
    some.add("and " + (all.size() - MOST_LINES) + " more");
    return some;
  }

  /** The packets that the rules are about: of redirects, and of ports that filter rules name. */
  private static List<Doors.Door> doors(Side side) {
    List<Doors.Door> all = new ArrayList<>();
    for (Rule rule : side.rules().all()) {
      if (rule instanceof Rule.Translation one && one.kind() == Rule.Kind.RDR && !one.not()) {
        all.addAll(Doors.of(one.match(), side.rules(), side.links(), ANYONE));
      } else if (rule instanceof Rule.Filter one && one.direction() != Rule.Direction.OUT) {
        all.addAll(Doors.of(one.match(), side.rules(), side.links(), ANYONE));
      }
    }
    return all;
  }

  /**
   * Where a connection ends; empty where it surely or possibly does not come about.
   *
   * @param ofHost whether an end at the host itself counts: where pf did not filter or no longer
   *     does, all of its ports would
   */
  private static String ends(Side side, Packet door, boolean ofHost) {
    Connection connection = Connection.of(side.rules(), side.links(), door);
    if (!connection.surelyOpens()) {
      return "";
    }
    Fate fate = connection.opening().fates().getFirst();
    IpAddress end = fate.after().destination();
    OptionalInt port = fate.after().destinationPort();
    boolean own =
        side.links().all().stream()
            .flatMap(link -> link.addresses().stream())
            .map(InterfaceAddress::address)
            .anyMatch(end::equals);
    String jail = side.jails().get(end);
    if (jail == null) {
      return own ? (ofHost ? HOST : "") : end + " port " + port.orElse(0);
    }
    boolean moved = !port.equals(door.destinationPort());
    return "jail "
        + jail
        + (moved ? " port " + port.orElse(0) : "")
        + (port.orElse(0) == POSTGRESQL ? " (PostgreSQL)" : "");
  }

  private List<String> leaving() {
    List<String> lines = new ArrayList<>();
    Map<String, String> was = ways(before);
    Map<String, String> is = ways(after);
    is.forEach(
        (jail, way) -> {
          if (!way.equals(was.getOrDefault(jail, ""))) {
            lines.add("jail " + jail + ": reaches the internet through " + way);
          }
        });
    was.keySet().stream()
        .filter(jail -> after.jails().containsValue(jail) && !is.containsKey(jail))
        .forEach(
            jail -> lines.add("jail " + jail + ": no longer reaches the internet through nat"));
    return lines;
  }

  private static Map<String, String> ways(Side side) {
    Map<String, String> ways = new LinkedHashMap<>();
    for (Map.Entry<IpAddress, String> jail : side.jails().entrySet()) {
      for (Links.Link link : side.links().all()) {
        IpAddress anyone =
            ANYONE.stream()
                .filter(one -> one.bits() == jail.getKey().bits())
                .findFirst()
                .orElseThrow();
        if (Doors.outside(link, anyone)) {
          Packet leaves =
              Packet.in(link.name(), "tcp", jail.getKey(), anyone, 443).going(Rule.Direction.OUT);
          Trace trace = Evaluation.of(side.rules(), side.links(), leaves);
          boolean translated =
              trace.surelyPasses()
                  && trace.fates().stream().allMatch(fate -> fate.translation().isPresent());
          if (translated) {
            ways.putIfAbsent(jail.getValue(), "nat on " + link.name());
          }
        }
      }
    }
    return ways;
  }
}
