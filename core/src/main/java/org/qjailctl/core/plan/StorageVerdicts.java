package org.qjailctl.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.CheckedArchive;
import org.qjailctl.core.observed.Mounted;

/** Whether what jails keep on disk is as it is wanted. */
final class StorageVerdicts {

  private StorageVerdicts() {}

  /**
   * qjail install makes the folder of archives behind the base system, and flavors last (qjail 5.0,
   * install); its note tells that it was not seen to end.
   */
  static Verdict laidOut(Zone zone, SortedSet<HostPath> found) {
    List<HostPath> missing =
        Stream.of("sharedfs", "template", "archive", "flavors")
            .map(zone.jails()::child)
            .filter(folder -> !found.contains(folder))
            .toList();
    if (!missing.isEmpty()) {
      return new Verdict.Fails(missing + " are not there");
    }
    return Verdict.when(!found.contains(zone.installing()), zone.installing() + " is still there");
  }

  static Verdict closed(Optional<Mounted> image) {
    return Verdict.when(
        image.isEmpty(),
        image.map(left -> left.device() + " is still mounted on " + left.point()).orElse(""));
  }

  static Verdict unmounted(List<Mounted> found) {
    return Verdict.when(
        found.isEmpty(), found.stream().map(Mounted::point).toList() + " are still mounted");
  }

  static Verdict archived(Condition.JailArchived wanted, Optional<CheckedArchive> found) {
    if (found.isEmpty()) {
      return new Verdict.Fails("there is no archive of the jail " + wanted.name());
    }
    ArchiveName name = found.get().name();
    boolean newer = wanted.after().map(before -> before.compareTo(name) < 0).orElse(true);
    if (!newer) {
      return new Verdict.Fails(
          "the jail's newest archive is still " + name + "; is the host's clock right?");
    }
    return found
        .get()
        .flaw()
        .<Verdict>map(flaw -> new Verdict.Fails("the archive " + name + " is not whole: " + flaw))
        .orElse(Verdict.HOLDS);
  }

  static Verdict restored(JailName name, SortedSet<HostPath> found) {
    if (found.contains(JailPaths.restoring(name))) {
      return new Verdict.Fails("qjail restore did not come to its end");
    }
    boolean defined =
        Stream.of(BootPolicy.values())
            .anyMatch(
                boot ->
                    found.contains(name.zone().definitions().child(name + JailPaths.suffix(boot))));
    return Verdict.when(
        defined && found.contains(JailPaths.root(name)), "there is no jail " + name);
  }

  static Verdict putBack(JailName name, SortedSet<HostPath> found) {
    return Verdict.when(
        !found.contains(JailPaths.kept(name)), JailPaths.kept(name) + " is still there");
  }

  static Verdict gone(JailName name, SortedSet<HostPath> found) {
    List<HostPath> left = JailPaths.all(name).stream().filter(found::contains).toList();
    if (!left.isEmpty()) {
      return new Verdict.Fails(left + " are still there");
    }
    List<HostPath> notes =
        Stream.of(JailPaths.deleting(name), JailPaths.record(name))
            .filter(found::contains)
            .toList();
    return Verdict.when(notes.isEmpty(), notes + " are still there");
  }
}
