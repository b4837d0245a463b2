package org.qjailctl.core.manifest;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Port;

/**
 * The packet filter.
 *
 * @param enable whether pf runs, now and from boot ({@code pf_enable})
 */
public record Pf(boolean enable, List<Nat> nat, List<Redirect> rdr) {

  public Pf {
    nat = List.copyOf(nat);
    rdr = List.copyOf(rdr);
  }

  /** {@code nat pass on IF inet from FROM to TO -> TRANSLATE}. */
  public record Nat(InterfaceName on, PfHost from, PfHost to, PfHost translate) {}

  /**
   * {@code rdr pass on IF inet proto PROTO from FROM to TO port PORT -> TARGET port TO-PORT}.
   *
   * @param jail the jail that the target address is of, when the manifest names it
   */
  public record Redirect(
      InterfaceName on,
      Protocol proto,
      PfHost from,
      PfHost to,
      Port port,
      Ipv4Address target,
      Port toPort,
      Optional<JailName> jail) {}

  /** A transport protocol with ports. */
  public enum Protocol {
    TCP,
    UDP;

    /** The word of pf.conf(5). */
    @Override
    public String toString() {
      return this == TCP ? "tcp" : "udp";
    }
  }
}
