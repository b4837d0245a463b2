package org.qjailctl.core.pf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * services(5): the names and ports of FreeBSD 13.2's own list, of which the first that fits counts.
 * A port that is missing there prints as a number.
 */
final class Services {

  private static final Map<String, Integer> PORTS = new HashMap<>();
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    text().lines().forEach(Services::add);
  }

  private Services() {}

  private static String text() {
    try (InputStream input = Services.class.getResourceAsStream("services.txt")) {
      return new String(
          Objects.requireNonNull(input, "services.txt").readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line: name, port/protocol, and other names. */
  private static void add(String line) {
    List<String> words = List.of(line.split(" ", -1));
    String at = words.get(1);
    int slash = at.indexOf('/');
    int port = Integer.parseInt(at.substring(0, slash));
    NAMES.putIfAbsent(at, words.getFirst());
    for (String name : words) {
      if (!name.equals(at)) {
        PORTS.putIfAbsent(name + at.substring(slash), port);
      }
    }
  }

  /** The port of a service; that over tcp counts first (getservicebyname in parse.y). */
  static Optional<Integer> port(String name) {
    return Optional.ofNullable(PORTS.getOrDefault(name + "/tcp", PORTS.get(name + "/udp")));
  }

  /** The name of a port; pfctl(8) takes udp's for every protocol but tcp. */
  static String name(int port, String protocol) {
    String number = Integer.toString(port);
    return NAMES.getOrDefault(number + "/" + (protocol.equals("tcp") ? "tcp" : "udp"), number);
  }
}
