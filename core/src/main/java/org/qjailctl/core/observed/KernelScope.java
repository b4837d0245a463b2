package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.SysctlName;

/**
 * What to ask the kernel.
 *
 * @param jails what jails want to know of it
 * @param variables those that are read, with the files that set them at boot
 */
public record KernelScope(boolean jails, SortedSet<SysctlName> variables) {

  public static final KernelScope NOTHING = new KernelScope(false, new TreeSet<>());

  static final KernelScope FOR_JAILS = new KernelScope(true, new TreeSet<>());

  public KernelScope {
    variables = Collections.unmodifiableSortedSet(new TreeSet<>(variables));
  }

  KernelScope withVariables(Set<SysctlName> more) {
    SortedSet<SysctlName> all = new TreeSet<>(variables);
    all.addAll(more);
    return new KernelScope(jails, all);
  }

  KernelScope and(KernelScope other) {
    return new KernelScope(jails || other.jails, withVariables(other.variables).variables);
  }
}
