package org.qjailctl.planner.flavor;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * Whose the files of flavors are: a flavor lies on the host, and qjail copies its files' numbers
 * into jails (cpio(1), qjail 5.0), so the names are the host's.
 */
public final class FlavorOwners {

  private FlavorOwners() {}

  /** Whether any file of a flavor is to belong to somebody else than root. */
  public static boolean matter(Manifest manifest) {
    return manifest.flavors().values().stream()
        .flatMap(FlavorOwners::owners)
        .anyMatch(owner -> !owner.equals(FileOwner.ROOT));
  }

  private static Stream<FileOwner> owners(Flavor flavor) {
    return flavor.files().values().stream().map(file -> file.owner());
  }

  /** The owners that the host does not know; those that its provision makes are left to it. */
  public static List<Diagnostic> unknown(Manifest manifest, HostState host) {
    if (!matter(manifest) || !manifest.provision().accounts().isEmpty()) {
      return List.of();
    }
    return host.place(Place.host())
        .accounts()
        .known()
        .map(accounts -> unknown(manifest, accounts))
        .orElse(List.of());
  }

  private static List<Diagnostic> unknown(Manifest manifest, ObservedAccounts accounts) {
    SortedSet<String> strangers = new TreeSet<>();
    manifest.flavors().values().stream()
        .flatMap(FlavorOwners::owners)
        .forEach(
            owner -> {
              if (!accounts.users().containsKey(owner.user())) {
                strangers.add("user " + owner.user());
              }
              if (!accounts.groups().containsKey(owner.group())) {
                strangers.add("group " + owner.group());
              }
            });
    return strangers.stream()
        .map(
            stranger ->
                PlanCode.FLAVOR_OWNER.about(
                    "flavors",
                    "The host has no "
                        + stranger
                        + "; a flavor lies on the host, and its files belong to the host's users.",
                    "Name one of the base system, such as www, make it with host.provision, or"
                        + " write the file with the jail's own provision."))
        .toList();
  }
}
