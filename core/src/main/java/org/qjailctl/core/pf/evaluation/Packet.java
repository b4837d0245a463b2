package org.qjailctl.core.pf.evaluation;

import java.util.OptionalInt;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.pf.Rule;

/**
 * A packet at an interface of the host.
 *
 * @param on the interface's name
 * @param protocol by the name that pfctl(8) prints, such as {@code tcp} or {@code icmp}
 * @param sourcePort empty when it may be any of those that clients get, 1024 to 65535
 * @param destinationPort 0 for protocols without ports
 */
public record Packet(
    Rule.Direction direction,
    String on,
    String protocol,
    IpAddress source,
    OptionalInt sourcePort,
    IpAddress destination,
    OptionalInt destinationPort,
    Moment moment) {

  /** Which packet of a connection it is: tells its TCP flags. */
  public enum Moment {
    /** The first, {@code SYN}. */
    OPENS("S"),
    /** The answer, {@code SYN} and {@code ACK}. */
    ANSWERS("SA"),
    /** Any later one: {@code ACK}, and {@code PSH} or not. */
    GOES_ON("A");

    private final String flags;

    Moment(String flags) {
      this.flags = flags;
    }

    String flags() {
      return flags;
    }
  }

  /** The first packet of a connection that comes in. */
  public static Packet in(
      String on, String protocol, IpAddress source, IpAddress destination, int port) {
    return new Packet(
        Rule.Direction.IN,
        on,
        protocol,
        source,
        OptionalInt.empty(),
        destination,
        port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
        Moment.OPENS);
  }

  boolean hasPorts() {
    return protocol.equals("tcp") || protocol.equals("udp");
  }

  public Packet at(Moment other) {
    return new Packet(
        direction, on, protocol, source, sourcePort, destination, destinationPort, other);
  }

  public Packet going(Rule.Direction way) {
    return new Packet(way, on, protocol, source, sourcePort, destination, destinationPort, moment);
  }

  public Packet on(String other) {
    return new Packet(
        direction, other, protocol, source, sourcePort, destination, destinationPort, moment);
  }

  Packet to(IpAddress other, OptionalInt port) {
    return new Packet(direction, on, protocol, source, sourcePort, other, port, moment);
  }

  Packet from(IpAddress other) {
    return new Packet(
        direction, on, protocol, other, sourcePort, destination, destinationPort, moment);
  }

  /** One that goes back through the same interface. */
  @SuppressWarnings("ArgumentSelectionDefectChecker") // the way back has the ends swapped
  Packet back(Moment other) {
    return new Packet(
        direction == Rule.Direction.IN ? Rule.Direction.OUT : Rule.Direction.IN,
        on,
        protocol,
        destination,
        destinationPort,
        source,
        sourcePort,
        other);
  }
}
