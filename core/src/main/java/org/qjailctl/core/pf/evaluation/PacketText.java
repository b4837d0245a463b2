package org.qjailctl.core.pf.evaluation;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.pf.Rule;

/** Packets as people write them: {@code tcp 203.0.113.7 -> 10.0.2.15:5432 on vtnet0}. */
public final class PacketText {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(tcp|udp|icmp|icmp6) +(\\S+) *-> *(\\S+)( +(in|out))? +on +([A-Za-z][A-Za-z0-9_.]*)");
  private static final Pattern FOUR = Pattern.compile("([0-9.]+)(?::([0-9]{1,5}))?");
  private static final Pattern SIX =
      Pattern.compile("\\[([^\\]]+)\\]:([0-9]{1,5})|([0-9A-Fa-f:.]+)");

  private static final String HELP =
      "write PROTOCOL SOURCE[:PORT] -> DESTINATION[:PORT] [in|out] on INTERFACE, such as"
          + " tcp 203.0.113.7 -> 10.0.2.15:5432 on vtnet0; an IPv6 address with a port stands"
          + " between brackets";

  private PacketText() {}

  private record End(IpAddress address, OptionalInt port) {}

  /** The first packet of a connection; one that comes in where no direction is said. */
  public static Parsed<Packet> parse(String text) {
    Matcher shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      return Parsed.refused(HELP);
    }
    Parsed<End> source = end(shape.group(2));
    Parsed<End> destination = end(shape.group(3));
    if (source instanceof Parsed.Ok<End>(End from)
        && destination instanceof Parsed.Ok<End>(End to)) {
      return packet(shape, from, to);
    }
    return Parsed.refused(HELP);
  }

  private static Parsed<Packet> packet(Matcher shape, End from, End to) {
    String word = shape.group(1);
    boolean ports = word.equals("tcp") || word.equals("udp");
    if (from.address.bits() != to.address.bits()) {
      return Parsed.refused("source and destination are of different families");
    }
    if (ports == to.port.isEmpty()) {
      return Parsed.refused(
          ports ? word + " has a port: write DESTINATION:PORT" : word + " has no ports");
    }
    return Parsed.ok(
        new Packet(
            "out".equals(shape.group(5)) ? Rule.Direction.OUT : Rule.Direction.IN,
            shape.group(6),
            word.equals("icmp6") ? "ipv6-icmp" : word,
            from.address,
            from.port,
            to.address,
            to.port,
            Packet.Moment.OPENS));
  }

  private static Parsed<End> end(String text) {
    Matcher four = FOUR.matcher(text);
    Matcher six = SIX.matcher(text);
    if (four.matches()) {
      return end(four.group(1), four.group(2));
    }
    if (six.matches()) {
      return six.group(1) == null ? end(six.group(3), null) : end(six.group(1), six.group(2));
    }
    return Parsed.refused(HELP);
  }

  private static Parsed<End> end(String address, @Nullable String port) {
    int number = port == null ? 1 : Integer.parseInt(port);
    if (number < 1 || number > 65535) {
      return Parsed.refused(HELP);
    }
    return IpAddress.parse(address)
        .map(one -> new End(one, port == null ? OptionalInt.empty() : OptionalInt.of(number)));
  }
}
