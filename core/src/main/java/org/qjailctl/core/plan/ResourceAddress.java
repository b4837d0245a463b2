package org.qjailctl.core.plan;

import java.util.Comparator;
import java.util.Optional;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.Parsed;

/**
 * Names one thing that a manifest describes, such as {@code jail postgres / postgresql}.
 *
 * @param kind its kind; kinds are listed in the order in which things come to be
 * @param name its name among its kind; empty where there is one only
 * @param part the part of it that is meant, when not the whole
 */
public record ResourceAddress(Kind kind, String name, Optional<String> part)
    implements Comparable<ResourceAddress> {

  /** The kinds of resource, in the order in which they come to be. */
  public enum Kind {
    HOST("host"),
    RC_CONF("rc.conf"),
    SYSCTL("sysctl"),
    INTERFACE("interface"),
    QJAIL("qjail"),
    FLAVOR("flavor"),
    JAIL("jail"),
    PF("pf");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private static final Comparator<ResourceAddress> ORDER =
      Comparator.comparing(ResourceAddress::kind)
          .thenComparing(ResourceAddress::name)
          .thenComparing(address -> address.part().orElse(""));

  public static ResourceAddress of(Kind kind, String name) {
    return new ResourceAddress(kind, name, Optional.empty());
  }

  public static ResourceAddress of(JailName jail) {
    return of(Kind.JAIL, jail.value());
  }

  /** The address of a whole resource, as plans print it: {@code jail db}. */
  public static Parsed<ResourceAddress> parse(String text) {
    for (Kind kind : Kind.values()) {
      if (text.equals(kind.word)) {
        return Parsed.ok(of(kind, ""));
      }
      if (text.startsWith(kind.word + " ") && !text.contains(" / ")) {
        return Parsed.ok(of(kind, text.substring(kind.word.length() + 1).strip()));
      }
    }
    return Parsed.refused("an address reads as plans print it, such as 'jail db'");
  }

  public ResourceAddress part(String part) {
    return new ResourceAddress(kind, name, Optional.of(part));
  }

  @Override
  public int compareTo(ResourceAddress other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    String whole = name.isEmpty() ? kind.toString() : kind + " " + name;
    return part.map(text -> whole + " / " + text).orElse(whole);
  }
}
