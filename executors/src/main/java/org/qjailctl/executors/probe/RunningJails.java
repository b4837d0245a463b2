package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedJail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jails that run, by jls(8) (recording 05). */
final class RunningJails {

  private static final JsonMapper JSON = new JsonMapper();

  /** Switches that every kernel knows. */
  private static final List<JailParameter> SWITCHES =
      List.of(
          JailParameter.ALLOW_SYSVIPC, JailParameter.ALLOW_RAW_SOCKETS, JailParameter.ALLOW_QUOTAS);

  /** Numbers that every kernel has; {@code exec.fib} is jail(8)'s own. */
  private static final List<JailParameter> NUMBERS =
      List.of(JailParameter.SECURELEVEL, JailParameter.DEVFS_RULESET);

  /**
   * Switches that exist only while their file system is loaded (vfs_register of FreeBSD 13.2's
   * vfs_init.c adds them; GENERIC has no nullfs, so none before the first jail starts). One unknown
   * parameter fails a whole call: each has one of its own.
   */
  private static final List<JailParameter> OF_FILE_SYSTEMS =
      List.of(JailParameter.ALLOW_MOUNT_NULLFS, JailParameter.ALLOW_MOUNT_TMPFS);

  private RunningJails() {}

  /**
   * The jails that run.
   *
   * @param jails those with a name that qjail could give
   * @param strangers the addresses of all others
   */
  record Seen(SortedMap<JailName, ObservedJail.Running> jails, SortedSet<IpAddress> strangers) {}

  static Reading<Fact<Seen>> reading() {
    List<String> names = new ArrayList<>(List.of("jid", "name", "ip4.addr", "ip6.addr"));
    SWITCHES.forEach(parameter -> names.add(parameter.jailName()));
    NUMBERS.forEach(parameter -> names.add(parameter.jailName()));
    Reading<Fact<Seen>> jails = Reading.of(jls(names), RunningJails::seen);
    for (JailParameter parameter : OF_FILE_SYSTEMS) {
      jails =
          jails.and(
              Reading.of(
                  jls(List.of("jid", "name", parameter.jailName())),
                  outcome -> with(parameter, outcome)),
              (all, those) ->
                  Facts.both(
                      all,
                      those,
                      (seen, on) ->
                          new Seen(switchedOn(seen.jails, on, parameter), seen.strangers)));
    }
    return jails;
  }

  private static Operation.Run jls(List<String> parameters) {
    List<String> argv = new ArrayList<>(List.of("jls", "--libxo", "json"));
    argv.addAll(parameters);
    return Operation.Run.of(argv);
  }

  /** The jails that have {@code parameter} on; none where the kernel does not know it. */
  private static Fact<SortedSet<JailName>> with(JailParameter parameter, Outcome outcome) {
    if (outcome.status() == Outcome.Status.FINISHED
        && outcome.stderr().utf8().startsWith("jls: unknown parameter: " + parameter.jailName())) {
      return Fact.known(new TreeSet<>());
    }
    return read(outcome)
        .map(
            running ->
                new TreeSet<>(
                    running.entrySet().stream()
                        .filter(jail -> jail.getValue().switches().contains(parameter))
                        .map(Map.Entry::getKey)
                        .toList()));
  }

  private static SortedMap<JailName, ObservedJail.Running> switchedOn(
      SortedMap<JailName, ObservedJail.Running> jails,
      SortedSet<JailName> those,
      JailParameter parameter) {
    SortedMap<JailName, ObservedJail.Running> all = new TreeMap<>(jails);
    those.forEach(
        name ->
            all.computeIfPresent(
                name,
                (same, jail) -> {
                  SortedSet<JailParameter> switches = new TreeSet<>(jail.switches());
                  switches.add(parameter);
                  return new ObservedJail.Running(
                      jail.jid(), jail.addresses(), switches, jail.numbers());
                }));
    return all;
  }

  private static Fact<SortedMap<JailName, ObservedJail.Running>> read(Outcome outcome) {
    return seen(outcome).map(Seen::jails);
  }

  private static Fact<Seen> seen(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished("jls", outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    return outcome.good()
        ? parse(outcome.stdout().utf8())
        : Fact.unknown(Trouble.ended("jls", outcome));
  }

  /** The jails of {@code json}. */
  static Fact<Seen> parse(String json) {
    JsonNode jails;
    try {
      jails = JSON.readTree(json).path("jail-information").path("jail");
    } catch (JacksonException e) {
      return Fact.unknown(Trouble.unreadable("jls"));
    }
    if (!jails.isArray()) {
      return Fact.unknown(Trouble.unreadable("jls"));
    }
    SortedMap<JailName, ObservedJail.Running> running = new TreeMap<>();
    SortedSet<IpAddress> strangers = new TreeSet<>();
    for (JsonNode jail : jails) {
      SortedSet<IpAddress> addresses = new TreeSet<>(addresses(jail.path("ip4.addr")));
      addresses.addAll(addresses(jail.path("ip6.addr")));
      Optional<JailName> name = JailName.parse(text(jail, "name")).toOptional();
      if (name.isEmpty()) {
        strangers.addAll(addresses);
        continue;
      }
      String jid = text(jail, "jid");
      if (!jid.matches("[0-9]{1,9}")) {
        return Fact.unknown(Trouble.unreadable("jls"));
      }
      running.put(
          name.get(),
          new ObservedJail.Running(
              Integer.parseInt(jid), addresses, switches(jail), numbers(jail)));
    }
    return Fact.known(new Seen(running, strangers));
  }

  private static SortedSet<JailParameter> switches(JsonNode jail) {
    Predicate<JailParameter> on =
        parameter -> List.of("true", "1").contains(text(jail, parameter.jailName()));
    return new TreeSet<>(
        Stream.concat(SWITCHES.stream(), OF_FILE_SYSTEMS.stream()).filter(on).toList());
  }

  private static SortedMap<JailParameter, Integer> numbers(JsonNode jail) {
    SortedMap<JailParameter, Integer> numbers = new TreeMap<>();
    for (JailParameter parameter : NUMBERS) {
      String number = text(jail, parameter.jailName());
      if (number.matches("-?[0-9]{1,9}")) {
        numbers.put(parameter, Integer.valueOf(number));
      }
    }
    return numbers;
  }

  /** A list of texts; one text with commas; nothing, or a dash, for a jail of its own network. */
  private static List<IpAddress> addresses(JsonNode found) {
    List<String> written = new ArrayList<>();
    if (found.isArray()) {
      found.forEach(one -> written.add(one.asString("")));
    } else {
      written.addAll(List.of(found.asString("").split(",", -1)));
    }
    return written.stream().flatMap(one -> IpAddress.parse(one).toOptional().stream()).toList();
  }

  /** A value as text, be it written as text, number or boolean. */
  private static String text(JsonNode jail, String key) {
    return jail.path(key).asString("");
  }
}
