package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Zone;

/** The section {@code qjail}. */
final class QjailDraft {

  static final String PATH = "qjail";

  private QjailDraft() {}

  static boolean isThere(Survey survey) {
    return version(survey).isPresent() && survey.jailsUnknown().isEmpty();
  }

  private static Optional<String> version(Survey survey) {
    return survey.host().qjail().version().known().flatMap(version -> version);
  }

  static List<Item> items(Survey survey, boolean described) {
    if (!described) {
      return version(survey)
          .<List<Item>>map(
              version ->
                  List.of(
                      new Item.Comment(""),
                      new Item.Comment(
                          "qjail: version " + version + " is there, and not described here.")))
          .orElse(List.of());
    }
    List<Item> items = new ArrayList<>();
    items.add(new Item.Comment(""));
    Draft draft = Draft.EMPTY.flag("enable", survey.says("qjail_enable")).comment(base(survey));
    List<String> zones = zones(survey);
    items.add(new Item.Section("qjail", zones.isEmpty() ? draft : draft.texts("zones", zones)));
    return items;
  }

  /** Those that have jails, and those that qjail has laid out. */
  private static List<String> zones(Survey survey) {
    SortedSet<String> zones = new TreeSet<>();
    survey.jails().forEach(jail -> jail.name().zone().name().ifPresent(zones::add));
    String begins = Zone.HOST.jails() + ".";
    for (HostPath path : survey.host().storage().files().known().orElse(new TreeSet<>())) {
      if (path.value().startsWith(begins) && path.name().equals("sharedfs")) {
        Zone.parse(path.parent().value().substring(begins.length()))
            .toOptional()
            .flatMap(Zone::name)
            .ifPresent(zones::add);
      }
    }
    return List.copyOf(zones);
  }

  private static String base(Survey survey) {
    return survey
        .host()
        .qjail()
        .baseRelease()
        .known()
        .flatMap(release -> release)
        .map(
            release ->
                "base: the base system is "
                    + release
                    + "; where its base.txz came from is not kept on the host. To make such a host"
                    + " anew, give source and sha256.")
        .orElse("base: there is no base system yet.");
  }
}
