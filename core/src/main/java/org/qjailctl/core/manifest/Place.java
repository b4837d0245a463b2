package org.qjailctl.core.manifest;

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
