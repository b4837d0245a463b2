package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.observed.Fact;

/** The section {@code flavors}: files that are not as the qjail package ships them. */
final class FlavorsDraft {

  private static final String PATH = "flavors.";
  private static final String LOCALTIME = "/etc/localtime";
  private static final String RESOLV_CONF = "/etc/resolv.conf";

  /** What qjail install leaves of flavors that it replaces (qjail 5.0, {@code install}). */
  private static final String SAVED = "users.saved.";

  private final Inventory inventory;
  private final Pieces pieces;

  private FlavorsDraft(Inventory inventory, Pieces pieces) {
    this.inventory = inventory;
    this.pieces = pieces;
  }

  static Draft of(Survey survey, Pieces pieces) {
    return switch (survey.inventory().flavors()) {
      case Fact.Unknown<List<TreeEntry>>(String reason) ->
          Draft.EMPTY.comment("The flavors are not known: " + reason + ".");
      case Fact.Known<List<TreeEntry>>(List<TreeEntry> entries) ->
          new FlavorsDraft(survey.inventory(), pieces).all(entries);
    };
  }

  private Draft all(List<TreeEntry> entries) {
    SortedMap<String, List<TreeEntry>> flavors = new TreeMap<>();
    for (TreeEntry entry : entries) {
      List<String> parts = below(Inventory.FLAVORS, entry);
      if (parts.size() > 1) {
        flavors.computeIfAbsent(parts.getFirst(), none -> new ArrayList<>()).add(entry);
      } else if (parts.size() == 1 && entry.type() == TreeEntry.Type.DIRECTORY) {
        flavors.computeIfAbsent(parts.getFirst(), none -> new ArrayList<>());
      }
    }
    Draft draft = Draft.EMPTY;
    for (var flavor : flavors.entrySet()) {
      draft = draft.with(flavor(flavor.getKey(), flavor.getValue()));
    }
    return draft;
  }

  private List<Item> flavor(String name, List<TreeEntry> entries) {
    if (name.startsWith(SAVED)) {
      return List.of(new Item.Comment(name + ": what qjail install saved; left out."));
    }
    if (FlavorName.parse(name).toOptional().isEmpty()) {
      return List.of(new Item.Comment(name + ": its name is none that a manifest takes."));
    }
    Draft files = Draft.EMPTY;
    for (TreeEntry entry :
        entries.stream().sorted(Comparator.comparing(TreeEntry::path)).toList()) {
      HostPath path = inJail(entry);
      if (entry.type() != TreeEntry.Type.DIRECTORY && !isShipped(name, path, entry)) {
        files = files.with(file(name, path, entry));
      }
    }
    boolean shipped = name.equals(Flavor.DEFAULT.value()) || name.equals("ssh-default");
    if (files.items().isEmpty() && shipped) {
      return List.of();
    }
    Draft flavor = files.items().isEmpty() ? Draft.EMPTY : Draft.EMPTY.section("files", files);
    return List.of(pieces.piece(PATH + name, new Item.Section(name, flavor)));
  }

  private Item file(String flavor, HostPath path, TreeEntry entry) {
    if (!path.value().matches("[\\x20-\\x7e]+")) {
      return new Item.Comment(path + ": its name is not of plain characters.");
    }
    return switch (FlavorFile.of(entry)) {
      case FlavorFile.Unsaid(String reason) -> new Item.Comment(path + ": " + reason);
      case FlavorFile.Text(String content) ->
          pieces.piece(
              PATH + flavor + ".files." + path,
              new Item.Section(
                  path.value(),
                  Draft.EMPTY.text("content", content).text("mode", entry.mode().toString())));
    };
  }

  /**
   * Whether the file is as qjail install puts it there: from its package, or from the host's own
   * /etc/localtime and /etc/resolv.conf.
   */
  private boolean isShipped(String flavor, HostPath path, TreeEntry entry) {
    if (path.value().equals(LOCALTIME)) {
      return true;
    }
    if (path.value().equals(RESOLV_CONF)
        && inventory.resolvConf().known().orElse(List.of()).stream()
            .anyMatch(own -> own.digest().isPresent() && own.digest().equals(entry.digest()))) {
      return true;
    }
    return shipped(flavor, path)
        .or(() -> shipped(Flavor.DEFAULT.value(), path))
        .filter(
            own ->
                own.type() == entry.type()
                    && own.mode().equals(entry.mode())
                    && own.digest().equals(entry.digest())
                    && own.target().equals(entry.target()))
        .isPresent();
  }

  private Optional<TreeEntry> shipped(String flavor, HostPath path) {
    HostPath place = path.under(Inventory.SHIPPED_FLAVORS.child(flavor));
    return inventory.shippedFlavors().known().orElse(List.of()).stream()
        .filter(entry -> entry.path().equals(place))
        .findFirst();
  }

  private static HostPath inJail(TreeEntry entry) {
    List<String> parts = below(Inventory.FLAVORS, entry);
    return HostPath.of("/" + String.join("/", parts.subList(1, parts.size())));
  }

  private static List<String> below(HostPath folder, TreeEntry entry) {
    return entry.path().parts().subList(folder.parts().size(), entry.path().parts().size());
  }
}
