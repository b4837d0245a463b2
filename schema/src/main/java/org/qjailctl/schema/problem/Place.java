package org.qjailctl.schema.problem;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.diagnostic.SourceRange;

/**
 * Where a node stands.
 *
 * @param path the way to it through the manifest's keys
 * @param value where its value is written
 * @param head the key that it stands behind, or {@code value} when it stands behind none; the place
 *     to show when the value is empty or long
 * @param via how what is written there came to stand here, nearest first: the aliases and variables
 *     in between. Empty when it is written where it counts
 */
public record Place(KeyPath path, SourceRange value, SourceRange head, List<Related> via) {

  public Place {
    via = List.copyOf(via);
  }

  /** A place where what is written counts by itself. */
  public Place(KeyPath path, SourceRange value, SourceRange head) {
    this(path, value, head, List.of());
  }

  /** The head of this place, as the place of what is missing below it. */
  public Place missing(String key) {
    return new Place(path.key(key), head, head, via);
  }

  /** This place, shown by its key. */
  public Place atHead() {
    return new Place(path, head, head, via);
  }

  /** The same text, standing at {@code other} by way of {@code step}. */
  public Place standingAt(KeyPath other, Related step) {
    return new Place(other, value, head, with(step));
  }

  /** The same place, to which {@code step} contributed. */
  public Place by(Related step) {
    return new Place(path, value, head, with(step));
  }

  private List<Related> with(Related step) {
    List<Related> all = new ArrayList<>(via);
    all.add(step);
    return all;
  }
}
