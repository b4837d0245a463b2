package org.qjailctl.schema.binding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Netmask;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/** The addresses of one alias, as a range: a file can name more of them than fit into memory. */
record AliasRange(InterfaceName owner, Placed<Alias> alias) {

  private static final Comparator<AliasRange> BY_ADDRESS =
      Comparator.comparing((AliasRange range) -> range.alias.value().first())
          .thenComparing(range -> range.alias.place().value());

  static IpAddress last(Alias alias) {
    return alias.first().plus(alias.count() - 1);
  }

  /** Whether {@code address} is one of the alias's. */
  static boolean covers(Alias alias, IpAddress address) {
    return alias.first().compareTo(address) <= 0 && address.compareTo(last(alias)) <= 0;
  }

  /** Reports each range that shares an address with another one. */
  static void reportOverlaps(List<AliasRange> ranges, Problems problems) {
    Optional<AliasRange> widest = Optional.empty();
    for (AliasRange next : ranges.stream().sorted(BY_ADDRESS).toList()) {
      IpAddress start = next.alias.value().first();
      if (widest.isPresent() && covers(widest.get().alias.value(), start)) {
        reportOverlap(widest.get(), next, start, problems);
      }
      boolean reachesFurther =
          widest.isEmpty()
              || last(widest.get().alias.value()).compareTo(last(next.alias.value())) < 0;
      widest = reachesFurther ? Optional.of(next) : widest;
    }
  }

  private static void reportOverlap(
      AliasRange one, AliasRange other, IpAddress shared, Problems problems) {
    boolean inOrder = one.alias.place().value().compareTo(other.alias.place().value()) < 0;
    AliasRange earlier = inOrder ? one : other;
    AliasRange later = inOrder ? other : one;
    problems.report(
        ManifestCode.ALIAS_TWICE,
        later.alias.place(),
        shared
            + " is given to "
            + earlier.owner
            + " in "
            + earlier.alias.place().value().seenFrom(later.alias.place().value())
            + " already.",
        "Remove it from one of the two.",
        new Related(earlier.alias.place().value(), "given here first"));
  }

  /** Reports a range that counts beyond the subnet of its prefix. */
  void reportLeavingSubnet(Problems problems) {
    Alias written = alias.value();
    if (written.first() instanceof Ipv4Address first
        && last(written) instanceof Ipv4Address last
        && written.prefix().isPresent()) {
      int mask = Netmask.ofPrefix(written.prefix().getAsInt());
      if ((first.value() & mask) != (last.value() & mask)) {
        problems.report(
            ManifestCode.ALIAS_OUTSIDE_SUBNET,
            alias.place(),
            last + " is not in " + first + "/" + written.prefix().getAsInt() + ".",
            "Shorten the range, or use a smaller prefix length.");
      }
    }
  }
}
