package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.draft.Draft.Item;

/** The pieces of a manifest that can be left out one by one, noted while it is drafted. */
final class Pieces {

  /** What a path ends in that stands for describing a thing wholly. */
  static final String WHOLE = ".whole";

  private final LeftOut leftOut;
  private final SortedSet<String> written = new TreeSet<>();

  Pieces(LeftOut leftOut) {
    this.leftOut = leftOut;
  }

  /** {@code item}; as a comment with the reason, where it cannot stand in the manifest. */
  Item piece(String path, Item item) {
    Optional<String> reason = reasonFor(path);
    return reason.isPresent() ? new Item.LeftOut(reason.get(), item) : item;
  }

  /** Why the piece is left out; a piece that is not is noted as written. */
  Optional<String> reasonFor(String path) {
    Optional<String> reason = leftOut.reason(path);
    if (reason.isEmpty()) {
      written.add(path);
    }
    return reason;
  }

  /** Comments on those that are left out wholly, and have no item to show. */
  List<Item> leftOutBelow(String prefix) {
    List<Item> comments = new ArrayList<>();
    leftOut
        .reasons()
        .forEach(
            (path, reason) -> {
              String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
              if (!name.isEmpty() && !name.endsWith(WHOLE)) {
                comments.add(new Item.Comment(name + ": " + reason));
              }
            });
    return comments;
  }

  SortedSet<String> written() {
    return written;
  }
}
