package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.net.PortRange;

/**
 * The packet filter.
 *
 * @param enable whether pf runs, now and from boot ({@code pf_enable})
 * @param macros for raw rules, by name
 * @param raw rules in pf.conf(5)'s own words
 */
public record Pf(
    boolean enable,
    SortedMap<PfMacroName, String> macros,
    SortedMap<PfTableName, Table> tables,
    List<Nat> nat,
    List<Redirect> rdr,
    Raw raw) {

  public Pf {
    macros = Collections.unmodifiableSortedMap(new TreeMap<>(macros));
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    nat = List.copyOf(nat);
    rdr = List.copyOf(rdr);
  }

  /** Without macros, tables and raw rules. */
  public Pf(boolean enable, List<Nat> nat, List<Redirect> rdr) {
    this(enable, new TreeMap<>(), new TreeMap<>(), nat, rdr, Raw.NONE);
  }

  /**
   * A table of addresses.
   *
   * @param addresses as {@code pfctl -T show} prints them, an exclamation mark before those that do
   *     not belong; empty where programs fill the table, which keeps its contents then
   */
  public record Table(Optional<SortedSet<String>> addresses) {
    public Table {
      addresses = addresses.map(all -> Collections.unmodifiableSortedSet(new TreeSet<>(all)));
    }
  }

  /**
   * Rules that stand in the anchor as they are written.
   *
   * @param translation before all other translation rules, for pf takes the first that matches
   * @param filter pf takes the last that matches
   */
  public record Raw(List<String> translation, List<String> filter) {

    public static final Raw NONE = new Raw(List.of(), List.of());

    public Raw {
      translation = List.copyOf(translation);
      filter = List.copyOf(filter);
    }
  }

  /** {@code nat pass on IF inet from FROM to TO -> TRANSLATE}. */
  public record Nat(InterfaceName on, IpFamily family, PfHost from, PfHost to, PfHost translate) {}

  /**
   * {@code rdr pass on IF inet proto PROTO from FROM to TO port PORT -> TARGET port TO-PORT}.
   *
   * @param toPort where the first of the ports leads to; the others follow it
   * @param jail the jail that the target address is of, when the manifest names it
   */
  public record Redirect(
      InterfaceName on,
      Protocol proto,
      PfHost from,
      PfHost to,
      PortRange port,
      IpAddress target,
      Port toPort,
      Optional<JailName> jail) {

    public IpFamily family() {
      return IpFamily.of(target);
    }

    /** The ports of the target. */
    public PortRange toPorts() {
      return new PortRange(toPort, new Port(toPort.number() + port.further()));
    }
  }

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
