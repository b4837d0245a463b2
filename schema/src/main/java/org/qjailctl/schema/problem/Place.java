package org.qjailctl.schema.problem;

import org.qjailctl.core.diagnostic.SourceRange;

/**
 * Where a node stands.
 *
 * @param path the way to it through the manifest's keys
 * @param value where its value is written
 * @param head the key that it stands behind, or {@code value} when it stands behind none; the place
 *     to show when the value is empty or long
 */
public record Place(KeyPath path, SourceRange value, SourceRange head) {

  /** The head of this place, as the place of what is missing below it. */
  public Place missing(String key) {
    return new Place(path.key(key), head, head);
  }

  /** This place, shown by its key. */
  public Place atHead() {
    return new Place(path, head, head);
  }
}
