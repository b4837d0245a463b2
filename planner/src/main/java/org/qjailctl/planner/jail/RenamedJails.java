package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * The host's jails by the names that they are to have: one that still has the name in {@code was}
 * stands below its new name, and keeps the old one in {@link ObservedJail#name}.
 *
 * @param problems jails of which the host has both names
 */
public record RenamedJails(SortedMap<JailName, ObservedJail> jails, List<Diagnostic> problems) {

  public static RenamedJails of(Manifest manifest, Map<JailName, ObservedJail> found) {
    SortedMap<JailName, ObservedJail> jails = new TreeMap<>(found);
    List<Diagnostic> problems = new ArrayList<>();
    for (Jail wanted : manifest.jails().values()) {
      ObservedJail old = wanted.was().map(found::get).orElse(null);
      if (old == null) {
        continue;
      }
      if (found.containsKey(wanted.name())) {
        problems.add(both(wanted, old));
      } else {
        jails.remove(old.name());
        jails.put(wanted.name(), old);
      }
    }
    return new RenamedJails(jails, problems);
  }

  private static Diagnostic both(Jail wanted, ObservedJail old) {
    return PlanCode.RENAME_BOTH.about(
        ResourceAddress.of(wanted.name()),
        "The manifest renames "
            + old.name()
            + " to "
            + wanted.name()
            + ", and the host has a jail of either name.",
        "Take `was` out when they are two jails. When a rename was cut off, /usr/jails/%1$s is gone: then remove /usr/local/etc/qjail.{local,global,config,fstab}/%1$s by hand."
            .formatted(old.name()));
  }
}
