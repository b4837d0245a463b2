package org.qjailctl.core.net;

/** One port, or all from one to another; prints as pf.conf(5) has it, {@code 8000:8010}. */
public record PortRange(Port first, Port last) implements Comparable<PortRange> {

  private static final String HELP = "ports are numbers from 1 to 65535, a range is 8000:8010";

  public PortRange {
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException(first + ":" + last);
    }
  }

  public static PortRange of(Port port) {
    return new PortRange(port, port);
  }

  public static Parsed<PortRange> parse(String text) {
    if (!text.matches("[0-9]{1,5}(:[0-9]{1,5})?")) {
      return Parsed.refused(HELP);
    }
    if (text.matches("0[0-9].*|.*:0[0-9].*")) {
      return Parsed.refused("a port starts with no zero, which some programs take for octal");
    }
    int colon = text.indexOf(':');
    int first = Integer.parseInt(colon < 0 ? text : text.substring(0, colon));
    int last = Integer.parseInt(text.substring(colon + 1));
    if (first < 1 || last > 65535) {
      return Parsed.refused(HELP);
    }
    return first > last
        ? Parsed.refused("the range starts behind its end")
        : Parsed.ok(new PortRange(new Port(first), new Port(last)));
  }

  /** How many ports follow the first. */
  public int further() {
    return last.number() - first.number();
  }

  public boolean isSingle() {
    return first.equals(last);
  }

  public boolean contains(Port port) {
    return first.compareTo(port) <= 0 && port.compareTo(last) <= 0;
  }

  @Override
  public int compareTo(PortRange other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : last.compareTo(other.last);
  }

  @Override
  public String toString() {
    return isSingle() ? first.toString() : first + ":" + last;
  }
}
