package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.rcconf.RcConf;
import org.qjailctl.executors.simulated.world.Daemon;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;

/**
 * A TCP socket on which a daemon listens. In a jail the address is the jail's own, even where the
 * daemon asked for any address or for 127.0.0.1 (jail(8)).
 *
 * @param address as sockstat(1) shows it: an address, or {@code *}
 */
public record Listener(
    Optional<String> jail,
    String user,
    String command,
    int pid,
    int descriptor,
    String address,
    int port) {

  private static final Pattern PORT = Pattern.compile("port = '([0-9]{1,5})'");

  /** What a known daemon listens with. */
  private record Known(String user, String command, int descriptor, int port, boolean anywhere) {}

  private static final Map<String, Known> KNOWN =
      Map.of(
          "sshd", new Known("root", "sshd", 3, 22, true),
          "nginx", new Known("root", "nginx", 6, 80, true),
          "postgresql", new Known("postgres", "postgres", 6, 5432, false));

  /** All sockets of the host and its jails. */
  public static List<Listener> all(World world) {
    List<Listener> all = new ArrayList<>();
    for (Daemon daemon : world.daemons().all()) {
      Known known = KNOWN.get(daemon.service());
      if (known != null) {
        for (String address : addresses(world, daemon, known)) {
          all.add(
              new Listener(
                  daemon.jail(),
                  known.user(),
                  known.command(),
                  daemon.pid(),
                  known.descriptor(),
                  address,
                  port(world, daemon, known)));
        }
      }
    }
    return all;
  }

  /** PostgreSQL's port is what its configuration says. */
  private static int port(World world, Daemon daemon, Known known) {
    if (!daemon.service().equals("postgresql")) {
      return known.port();
    }
    FileView files =
        world.files(daemon.jail().flatMap(world.jails()::find).map(Place::in).orElse(Place.HOST));
    Map<String, String> variables = RcConf.effect(files);
    return Stream.of(variables.getOrDefault("postgresql_data", ""))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> files.text(folder + "/qjailctl.conf").stream())
        .flatMap(String::lines)
        .map(PORT::matcher)
        .filter(Matcher::matches)
        .map(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElse(known.port());
  }

  private static List<String> addresses(World world, Daemon daemon, Known known) {
    Optional<RunningJail> jail = daemon.jail().flatMap(world.jails()::find);
    if (jail.isEmpty()) {
      return List.of(known.anywhere() ? "*" : "127.0.0.1");
    }
    List<Ipv4Address> own = jail.get().ip4();
    if (own.size() > 1 && known.anywhere()) {
      return List.of("*");
    }
    return own.stream().limit(1).map(Ipv4Address::toString).toList();
  }

  /** Whether it answers a connection that {@code from} makes to {@code host}. */
  public boolean answers(Invocation from, String host) {
    boolean local = host.equals("localhost") || host.equals("127.0.0.1");
    if (local) {
      return jail.equals(from.place().jail());
    }
    return address.equals(host) || (address.equals("*") && carries(from.world(), host));
  }

  private boolean carries(World world, String host) {
    Optional<RunningJail> of = jail.flatMap(world.jails()::find);
    return of.isPresent()
        ? of.get().ip4().stream().anyMatch(a -> a.toString().equals(host))
        : world.interfaces().all().stream()
            .flatMap(i -> i.addresses().stream())
            .anyMatch(a -> a.address().toString().equals(host));
  }
}
