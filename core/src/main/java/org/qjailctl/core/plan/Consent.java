package org.qjailctl.core.plan;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the operator agrees to beyond the manifest's own words.
 *
 * @param prune whether what qjailctl made and the manifest no longer mentions may go
 * @param replace what may be destroyed and made anew
 * @param stopForeign whether running jails that the manifest does not describe may go down, and
 *     come back, for an update of the base system
 */
public record Consent(
    boolean prune, SortedSet<ResourceAddress> replace, boolean stopForeign, boolean lockOut) {

  /** Nothing is agreed to. */
  public static final Consent NONE = new Consent(false, new TreeSet<>(), false);

  /** Without consent to being locked out. */
  public Consent(boolean prune, SortedSet<ResourceAddress> replace, boolean stopForeign) {
    this(prune, replace, stopForeign, false);
  }

  public Consent {
    replace = Collections.unmodifiableSortedSet(new TreeSet<>(replace));
  }
}
