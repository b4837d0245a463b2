package org.qjailctl.executors.connection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.net.Port;

/**
 * Where an ssh server is: {@code ssh://[user@]host[:port]}. What is left out, ssh_config(5)
 * decides.
 *
 * @param host a name (an alias of ssh_config counts), an IPv4 address, or an IPv6 address without
 *     brackets
 */
public record SshAddress(Optional<String> user, String host, Optional<Port> port) {

  private static final Pattern PARTS =
      Pattern.compile(
          "ssh://(?:(?<user>[^@/]*)@)?(?<host>\\[[^\\]]*\\]|[^:/@\\[\\]]*)(?::(?<port>[^/]*))?/?");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.+-]{0,63}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_.]{1,16}");

  public SshAddress {
    if (!user.map(name -> USER.matcher(name).matches()).orElse(true) || !isHost(host)) {
      throw new IllegalArgumentException("not an ssh address: " + user + " at " + host);
    }
  }

  /** Reads {@code ssh://[user@]host[:port]}, with an IPv6 address between brackets. */
  public static Parsed<SshAddress> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return Parsed.refused("an ssh address is written ssh://[user@]host[:port]");
    }
    Optional<String> user = Optional.ofNullable(parts.group("user"));
    if (!user.map(name -> USER.matcher(name).matches()).orElse(true)) {
      return Parsed.refused(
          "the user before @ is a login name, of letters, digits, dots, dashes and underscores; a password has no place in an address");
    }
    String host = parts.group("host");
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
      if (!isIpv6(host)) {
        return Parsed.refused(
            "what stands between brackets is an IPv6 address, such as [2001:db8::1]");
      }
    } else if (!NAME.matcher(host).matches()) {
      return Parsed.refused(
          "a host is a name or an address, of letters, digits, dots, dashes and underscores, and does not begin with a dash");
    }
    String where = host;
    Optional<String> port = Optional.ofNullable(parts.group("port"));
    if (port.isEmpty()) {
      return Parsed.ok(new SshAddress(user, where, Optional.empty()));
    }
    return port(port.get()).map(number -> new SshAddress(user, where, Optional.of(number)));
  }

  private static Parsed<Port> port(String text) {
    if (text.matches("[0-9]{1,5}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= 65535) {
        return Parsed.ok(new Port(number));
      }
    }
    return Parsed.refused("a port is a number from 1 to 65535");
  }

  private static boolean isHost(String host) {
    return NAME.matcher(host).matches() || isIpv6(host);
  }

  private static boolean isIpv6(String host) {
    int zone = host.indexOf('%');
    String address = zone < 0 ? host : host.substring(0, zone);
    return Ipv6Address.parse(address).toOptional().isPresent()
        && (zone < 0 || ZONE.matcher(host.substring(zone + 1)).matches());
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return "ssh://"
        + user.map(name -> name + "@").orElse("")
        + (host.contains(":") ? "[" + host + "]" : host)
        + port.map(number -> ":" + number).orElse("");
  }
}
