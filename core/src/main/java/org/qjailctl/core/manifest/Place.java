package org.qjailctl.core.manifest;

import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.HostPath;

/** Where something is: on the host itself, or inside one of its jails. The host sorts first. */
public sealed interface Place extends Comparable<Place> {

  /** The host itself. */
  record OnHost() implements Place {
    @Override
    public String toString() {
      return "the host";
    }
  }

  /** Inside a jail, as its own root sees it. */
  record InJail(JailName jail) implements Place {

    /** Where qjail keeps the jail's files on the host. */
    public HostPath root() {
      return JailPaths.root(jail);
    }

    @Override
    public String toString() {
      return "jail " + jail;
    }
  }

  static Place host() {
    return new OnHost();
  }

  static Place jail(JailName name) {
    return new InJail(name);
  }

  /** What of the host's files an operation here may reach. */
  default Confinement confinement() {
    return switch (this) {
      case OnHost host -> Confinement.none();
      case InJail jail -> new Confinement.InJail(jail.jail().value(), jail.root());
    };
  }

  @Override
  default int compareTo(Place other) {
    return sortKey(this).compareTo(sortKey(other));
  }

  private static String sortKey(Place place) {
    return switch (place) {
      case OnHost host -> "";
      case InJail(JailName jail) -> jail.value();
    };
  }
}
