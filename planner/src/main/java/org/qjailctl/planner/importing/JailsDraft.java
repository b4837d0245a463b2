package org.qjailctl.planner.importing;

import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.observed.ObservedJail;

/** The section {@code jails}. */
final class JailsDraft {

  private static final String PATH = "jails.";

  private JailsDraft() {}

  /**
   * @param described gets the jails that stand in the manifest
   */
  static Draft of(Survey survey, Pieces pieces, SortedSet<JailName> described) {
    if (survey.jailsUnknown().isPresent()) {
      return Draft.EMPTY.comment(
          "The jails are not known, nor what belongs to whom on the interfaces: "
              + survey.jailsUnknown().get()
              + ".");
    }
    Draft draft = Draft.EMPTY;
    if (!survey.jails().isEmpty()) {
      draft = draft.comment("Which flavor a jail was made with is not kept on the host.");
    }
    for (ObservedJail jail : survey.jails()) {
      draft = draft.with(jail(survey, jail, pieces, described));
    }
    return draft;
  }

  private static Item jail(
      Survey survey, ObservedJail jail, Pieces pieces, SortedSet<JailName> described) {
    Draft keys = JailPieces.of(survey, jail).with(InsideDraft.of(survey, jail, pieces));
    Item item = new Item.Section(jail.name().value(), keys);
    Optional<String> unsaid = unsaid(jail);
    if (unsaid.isPresent()) {
      return new Item.LeftOut(unsaid.get(), item);
    }
    Optional<String> reason = pieces.reasonFor(PATH + jail.name());
    if (reason.isPresent()) {
      return new Item.LeftOut(reason.get(), item);
    }
    described.add(jail.name());
    return item;
  }

  /** Why a manifest has no words for the definition: qjail lets anything through. */
  private static Optional<String> unsaid(ObservedJail jail) {
    if (jail.vnet().isEmpty()
        && InterfaceName.parse(jail.networkInterface()).toOptional().isEmpty()) {
      return Optional.of("Its definition names no interface that could be one.");
    }
    return Stream.concat(
            jail.ip4().stream().filter(a -> !isAddress(a, Ipv4Address.class)),
            jail.ip6().stream().filter(a -> !isAddress(a, Ipv6Address.class)))
        .findFirst()
        .map(odd -> "Its definition has `" + odd + "` in the place of an address.");
  }

  /**
   * Whether {@code written} is an address as qjail and a manifest alike print it, with an interface
   * and a bar before it or without.
   */
  private static boolean isAddress(String written, Class<? extends IpAddress> family) {
    int bar = written.indexOf('|');
    String address = written.substring(bar + 1);
    return (bar < 0 || InterfaceName.parse(written.substring(0, bar)).toOptional().isPresent())
        && IpAddress.parse(address)
            .toOptional()
            .filter(family::isInstance)
            .filter(parsed -> parsed.toString().equals(address))
            .isPresent();
  }
}
