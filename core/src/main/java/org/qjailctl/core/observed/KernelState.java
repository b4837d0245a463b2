package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What jails ask of the kernel.
 *
 * @param fibs how many routing tables there are ({@code net.fibs})
 * @param devfsRulesets the numbers of the rule sets that devfs(8) knows
 * @param zfs whether zfs(4) is loaded
 * @param ipfw whether ipfw(4) is loaded, whatever its rules
 * @param ipfwAccepts whether ipfw(4), once loaded, lets through what no rule is about
 */
public record KernelState(
    int fibs, SortedSet<Integer> devfsRulesets, boolean zfs, boolean ipfw, boolean ipfwAccepts) {

  public KernelState {
    devfsRulesets = Collections.unmodifiableSortedSet(new TreeSet<>(devfsRulesets));
  }
}
