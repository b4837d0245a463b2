package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * The archives that jails are made of. Which one is the newest is settled here, so that the plan
 * names it; that of a jail which is made anew out of itself comes only while the plan runs.
 */
public record ArchivedFiles(StorageState storage, JailReplacements replacements) {

  /** {@code jail}, made of one archive. */
  public Jail settled(Jail jail) {
    return jail.archive()
        .filter(origin -> !isOfItself(jail, origin))
        .flatMap(this::archive)
        .map(archive -> jail.from(JailOrigin.FromArchive.exactly(archive)))
        .orElse(jail);
  }

  private Optional<ArchiveName> archive(JailOrigin.FromArchive origin) {
    SortedSet<ArchiveName> there = storage.archives().known().orElse(new TreeSet<>());
    return origin.exactly().isPresent()
        ? origin.exactly().filter(there::contains)
        : storage.newestArchive(origin.jail()).known().orElse(Optional.empty());
  }

  private boolean isOfItself(Jail jail, JailOrigin.FromArchive origin) {
    return replacements.of(jail).isPresent()
        && origin.exactly().isEmpty()
        && origin.jail().equals(jail.name());
  }

  /**
   * Why jails that are to come cannot be made.
   *
   * @param found by the names that they are to have
   */
  public List<Diagnostic> problems(Manifest manifest, SortedMap<JailName, ObservedJail> found) {
    List<Jail> coming =
        manifest.jails().values().stream()
            .filter(jail -> jail.archive().isPresent())
            .filter(jail -> !found.containsKey(jail.name()) || replacements.of(jail).isPresent())
            .toList();
    List<Diagnostic> problems = new ArrayList<>();
    if (coming.isEmpty()) {
      return problems;
    }
    if (storage.archives() instanceof Fact.Unknown<?>(String reason)) {
      problems.add(PlanCode.unread("the jails' archives", reason));
    }
    if (storage.files() instanceof Fact.Unknown<?>(String reason)) {
      problems.add(PlanCode.unread("the jails' files", reason));
    }
    if (!problems.isEmpty()) {
      return problems;
    }
    for (Jail jail : coming) {
      noArchive(jail, jail.archive().orElseThrow()).ifPresent(problems::add);
      rootThere(jail).ifPresent(problems::add);
    }
    inTheWay().ifPresent(problems::add);
    return problems;
  }

  private Optional<Diagnostic> noArchive(Jail jail, JailOrigin.FromArchive origin) {
    if (isOfItself(jail, origin) || archive(origin).isPresent()) {
      return Optional.empty();
    }
    List<ArchiveName> others =
        storage.archives().known().orElse(new TreeSet<>()).stream()
            .filter(archive -> archive.jail().equals(origin.jail()))
            .toList();
    return Optional.of(
        PlanCode.NO_ARCHIVE.about(
            "jails." + jail.name() + ".archive",
            origin
                    .exactly()
                    .map(archive -> "There is no " + archive)
                    .orElse("There is none of the jail " + origin.jail())
                + " in "
                + JailPaths.ARCHIVES
                + ".",
            others.isEmpty()
                ? "Put the archive there, make one with `qjailctl archive`, or leave out the key:"
                    + " the jail is then made of its flavor."
                : "There are: " + others + "."));
  }

  /** mv(1) would put the archive's files into a folder in it, and qjail exit 0. */
  private Optional<Diagnostic> rootThere(Jail jail) {
    JailName name = jail.name();
    HostPath root = JailPaths.root(name);
    boolean goesFirst =
        replacements.of(jail).isPresent()
            || storage.deletionBegun(name).known().orElse(false)
            || storage.unfinished().contains(name);
    boolean there = storage.files().known().orElse(new TreeSet<>()).contains(root);
    return !there || goesFirst
        ? Optional.empty()
        : Optional.of(
            PlanCode.JAIL_ROOT_THERE.about(
                ResourceAddress.of(jail.name()),
                root
                    + " is there, and qjail knows no such jail: the archive's files would end up in"
                    + " a folder below it.",
                "Look at it, and move it away or remove it by hand."));
  }

  /** qjail removes the folder that it unpacks archives in, whatever is in there. */
  private Optional<Diagnostic> inTheWay() {
    String name = JailPaths.TEMP_RESTORE.name();
    SortedSet<HostPath> files = storage.files().known().orElse(new TreeSet<>());
    boolean isJail =
        Arrays.stream(BootPolicy.values())
            .map(JailPaths::suffix)
            .anyMatch(suffix -> files.contains(JailPaths.GLOBAL.child(name + suffix)));
    return isJail
        ? Optional.of(
            PlanCode.TEMP_RESTORE_IS_JAIL.about(
                "jail " + name,
                "A jail is to be made of an archive, which qjail unpacks in "
                    + JailPaths.TEMP_RESTORE
                    + " and then removes with all that is in there: the files of the jail "
                    + name
                    + ".",
                "Rename that jail first: stop it, then `qjail config -n NEW " + name + "`."))
        : Optional.empty();
  }
}
