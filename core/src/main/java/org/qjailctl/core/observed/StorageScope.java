package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.JailName;

/**
 * What to read of that which jails keep on the host's disks.
 *
 * @param listed the files of all jails, their mounts, the names of their archives, and what
 *     qjailctl noted of them
 * @param checked the jails whose newest archive is read to its end, which takes its time
 */
public record StorageScope(boolean listed, SortedSet<JailName> checked) {

  public static final StorageScope NOTHING = new StorageScope(false, new TreeSet<>());

  public StorageScope {
    checked = Collections.unmodifiableSortedSet(new TreeSet<>(checked));
  }

  /** What either asks for. */
  public StorageScope and(StorageScope other) {
    SortedSet<JailName> both = new TreeSet<>(checked);
    both.addAll(other.checked);
    return new StorageScope(listed || other.listed, both);
  }
}
