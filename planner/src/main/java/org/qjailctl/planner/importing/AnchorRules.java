package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Port;

/** Reads the anchor's rule file back: the lines that {@link PfAnchor} writes. */
final class AnchorRules {

  private static final Pattern NAT =
      Pattern.compile("nat pass on (\\S+) inet from (\\S+) to (\\S+) -> (\\S+)");

  private static final Pattern RDR =
      Pattern.compile(
          "rdr pass on (\\S+) inet proto (tcp|udp) from (\\S+) to (\\S+) port ([0-9]{1,5}) ->"
              + " (\\S+) port ([0-9]{1,5})");

  private AnchorRules() {}

  /** The rules; empty when {@code file} is not the very text that is written for them. */
  static Optional<Pf> parse(String file) {
    List<Pf.Nat> nat = new ArrayList<>();
    List<Pf.Redirect> rdr = new ArrayList<>();
    for (String line : file.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      try {
        Matcher first = NAT.matcher(line);
        Matcher second = RDR.matcher(line);
        if (first.matches()) {
          nat.add(nat(first));
        } else if (second.matches()) {
          rdr.add(rdr(second));
        } else {
          return Optional.empty();
        }
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    Pf found = new Pf(true, nat, rdr);
    return PfAnchor.rules(found).equals(file) ? Optional.of(found) : Optional.empty();
  }

  private static Pf.Nat nat(Matcher line) {
    return new Pf.Nat(
        new InterfaceName(line.group(1)),
        new PfHost(line.group(2)),
        new PfHost(line.group(3)),
        new PfHost(line.group(4)));
  }

  private static Pf.Redirect rdr(Matcher line) {
    return new Pf.Redirect(
        new InterfaceName(line.group(1)),
        line.group(2).equals("tcp") ? Pf.Protocol.TCP : Pf.Protocol.UDP,
        new PfHost(line.group(3)),
        new PfHost(line.group(4)),
        new Port(Integer.parseInt(line.group(5))),
        Ipv4Address.of(line.group(6)),
        new Port(Integer.parseInt(line.group(7))),
        Optional.empty());
  }
}
