package org.qjailctl.core.manifest;

import org.qjailctl.core.net.InterfaceName;

/**
 * A network stack of a jail's own ({@code qjail config -w} and {@code -v}).
 *
 * @param networkInterface the host's, which shares a bridge with the jail's end of an epair(4)
 * @param firewall the one that runs inside the jail
 */
public record Vnet(InterfaceName networkInterface, Firewall firewall) {

  /** Longer names make interfaces that cannot be: qjail refuses them. */
  public static final int LONGEST_NAME = 12;

  /** What {@code qjail config -v} takes. */
  public enum Firewall {
    NONE("none"),
    IPF("ipf"),
    PF("pf"),
    IPFW("ipfw");

    private final String word;

    Firewall(String word) {
      this.word = word;
    }

    /** The manifest's word, and qjail's. */
    @Override
    public String toString() {
      return word;
    }
  }

  @Override
  public String toString() {
    return networkInterface + ", firewall " + firewall;
  }
}
