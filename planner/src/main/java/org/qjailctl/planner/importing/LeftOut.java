package org.qjailctl.planner.importing;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What cannot stand in the manifest, though it was found on the host: by its path in the manifest,
 * with the reason, a sentence for people.
 */
public record LeftOut(SortedMap<String, String> reasons) {

  public static final LeftOut NOTHING = new LeftOut(new TreeMap<>());

  public LeftOut {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  public LeftOut and(String path, String reason) {
    SortedMap<String, String> more = new TreeMap<>(reasons);
    more.putIfAbsent(path, reason);
    return new LeftOut(more);
  }

  public boolean has(String path) {
    return reasons.containsKey(path);
  }

  Optional<String> reason(String path) {
    return Optional.ofNullable(reasons.get(path));
  }
}
