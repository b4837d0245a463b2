package org.qjailctl.executors.connection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.net.Port;

/** Where to wait for ssh clients: {@code [ADDRESS:]PORT}, on loopback unless said. */
public record ListenAddress(IpAddress address, Port port) {

  private static final Pattern PARTS =
      Pattern.compile("(?:(?<four>[0-9.]+):|\\[(?<six>[^\\]]*)\\]:)?(?<port>[0-9]{1,5})");
  private static final IpAddress LOOPBACK = Ipv4Address.of("127.0.0.1");

  /** Reads {@code 2222}, {@code 127.0.0.1:2222} or {@code [::1]:2222}. */
  public static Parsed<ListenAddress> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return Parsed.refused(
          "it is a port, or an address and a port, such as 2222, 127.0.0.1:2222 or [::1]:2222");
    }
    int number = Integer.parseInt(parts.group("port"));
    if (number < 1 || number > 65535) {
      return Parsed.refused("a port is a number from 1 to 65535");
    }
    Port port = new Port(number);
    if (parts.group("four") != null) {
      return Ipv4Address.parse(parts.group("four")).map(four -> new ListenAddress(four, port));
    }
    if (parts.group("six") != null) {
      return Ipv6Address.parse(parts.group("six")).map(six -> new ListenAddress(six, port));
    }
    return Parsed.ok(new ListenAddress(LOOPBACK, port));
  }

  /** The address that a client on this machine connects to. */
  public String reached() {
    return switch (address.toString()) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::" -> "::1";
      default -> address.toString();
    };
  }

  /** As sshd_config(5) and {@link #parse} read it. */
  @Override
  public String toString() {
    return (address instanceof Ipv6Address ? "[" + address + "]" : address.toString()) + ":" + port;
  }
}
