package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.draft.Draft.Value;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.core.net.PortRange;
import org.qjailctl.core.observed.ObservedJail;

/** The section {@code pf}: the rules of qjailctl's anchor. All others are the operator's own. */
final class PfDraft {

  static final String PATH = "pf";

  private static final int MOST_LINES = 60;

  private PfDraft() {}

  /** The section, where the anchor's rule file is there and holds what a manifest can say. */
  static Optional<Pf> found(Survey survey) {
    return survey
        .host()
        .pf()
        .rulesFile()
        .known()
        .flatMap(file -> file)
        .flatMap(AnchorRules::parse)
        .map(
            rules ->
                new Pf(
                    survey.says("pf_enable"),
                    rules.macros(),
                    rules.tables(),
                    rules.nat(),
                    rules.rdr(),
                    rules.raw()));
  }

  static List<Item> items(
      Survey survey, Optional<Pf> pf, LeftOut leftOut, Set<JailName> described) {
    List<Item> items = new ArrayList<>();
    pf.ifPresent(found -> items.add(section(survey, found, described)));
    leftOut.reason(PATH).ifPresent(reason -> items.add(new Item.Comment("pf: " + reason)));
    boolean unsaid = pf.isEmpty() && file(survey).isPresent() && !leftOut.has(PATH);
    if (unsaid) {
      items.add(
          new Item.Comment(
              "pf: " + PfAnchor.FILE + " holds rules that a manifest has no words for:"));
      items.addAll(quoted(file(survey).get().lines().toList()));
    }
    List<String> foreign = foreign(survey);
    if (!foreign.isEmpty()) {
      items.add(
          new Item.Comment(
              "pf: " + PfAnchor.PF_CONF + " has lines of its own, which qjailctl leaves alone:"));
      items.addAll(quoted(foreign));
    }
    if (!items.isEmpty()) {
      items.addFirst(new Item.Comment(""));
    }
    return items;
  }

  private static Optional<String> file(Survey survey) {
    return survey.host().pf().rulesFile().known().flatMap(file -> file);
  }

  private static List<String> foreign(Survey survey) {
    return survey
        .host()
        .pf()
        .pfConf()
        .known()
        .flatMap(text -> text)
        .map(text -> Bytes.latin1(text).utf8())
        .orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !PfAnchor.isHook(line))
        .toList();
  }

  private static List<Item> quoted(List<String> lines) {
    List<Item> items = new ArrayList<>();
    lines.stream().limit(MOST_LINES).forEach(line -> items.add(new Item.Comment("    " + line)));
    if (lines.size() > MOST_LINES) {
      items.add(new Item.Comment("    and " + (lines.size() - MOST_LINES) + " lines more"));
    }
    return items;
  }

  private static Item section(Survey survey, Pf pf, Set<JailName> described) {
    Draft draft = PfRawDraft.before(Draft.EMPTY.flag("enable", pf.enable()), pf);
    if (!pf.nat().isEmpty()) {
      draft = rows(draft, "nat", pf.nat().stream().map(PfDraft::nat).toList());
    }
    if (!pf.rdr().isEmpty()) {
      draft =
          rows(
              draft,
              "rdr",
              pf.rdr().stream().map(rdr -> rdr(rdr, target(survey, rdr, described))).toList());
    }
    return new Item.Section("pf", PfRawDraft.behind(draft, pf));
  }

  private static Draft rows(Draft draft, String key, List<List<Item.Entry>> rows) {
    return draft.with(new Item.Entry(key, new Value.Rows(rows)));
  }

  /** IPv4 is what a manifest means where it says nothing. */
  private static List<Item.Entry> nat(Pf.Nat nat) {
    List<Item.Entry> entries = new ArrayList<>();
    entries.add(text("on", nat.on()));
    if (nat.family() != IpFamily.INET) {
      entries.add(text("family", nat.family()));
    }
    entries.add(text("from", nat.from().text()));
    entries.add(text("to", nat.to().text()));
    entries.add(text("translate", nat.translate().text()));
    return entries;
  }

  /** A jail's IPv6 address is meant only where the rule says its family. */
  private static List<Item.Entry> rdr(Pf.Redirect rdr, Item.Entry target) {
    List<Item.Entry> entries = new ArrayList<>();
    entries.add(text("on", rdr.on()));
    if (rdr.family() != IpFamily.INET) {
      entries.add(text("family", rdr.family()));
    }
    entries.add(text("proto", rdr.proto()));
    entries.add(text("from", rdr.from().text()));
    entries.add(text("to", rdr.to().text()));
    entries.add(port(rdr.port()));
    entries.add(target);
    entries.add(new Item.Entry("to-port", new Value.WholeNumber(rdr.toPort().number())));
    return entries;
  }

  private static Item.Entry port(PortRange port) {
    return port.isSingle()
        ? new Item.Entry("port", new Value.WholeNumber(port.first().number()))
        : new Item.Entry("ports", new Value.Texts(List.of(port.toString())));
  }

  /** The jail whose first address it is; the address itself where no described jail has it. */
  private static Item.Entry target(Survey survey, Pf.Redirect rdr, Set<JailName> described) {
    return survey.jails().stream()
        .filter(jail -> described.contains(jail.name()) && isFirstOf(jail, rdr.target()))
        .findFirst()
        .map(jail -> text("jail", jail.name()))
        .orElseGet(() -> text("target", rdr.target()));
  }

  private static boolean isFirstOf(ObservedJail jail, IpAddress address) {
    List<String> all =
        switch (IpFamily.of(address)) {
          case INET -> jail.ip4();
          case INET6 -> jail.ip6();
        };
    return !all.isEmpty() && all.getFirst().equals(address.toString());
  }

  private static Item.Entry text(String key, Object value) {
    return new Item.Entry(key, new Value.Text(value.toString()));
  }
}
