package org.qjailctl.planner.flavor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.FlavorFiles;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.Fragment;

/**
 * Files inside a jail that are not, or no longer, as its flavor has them. qjail copies a flavor
 * when it creates a jail and never again, so a flavor that changes leaves its jails as they are:
 * that is said of each, and changed only where {@code flavor-files: apply} asks for it.
 */
public final class FlavorDrift {

  private FlavorDrift() {}

  /** The files to look at inside {@code jail}. */
  public static SortedMap<HostPath, FileContent> lookedAt(Manifest manifest, Jail jail) {
    if (!jail.name().zone().equals(Zone.HOST)) {
      // A zone has flavors of its own.
      return new TreeMap<>();
    }
    return jail.flavor()
        .flatMap(name -> Optional.ofNullable(manifest.flavors().get(name)))
        .map(flavor -> FlavorFiles.of(flavor, jail))
        .orElse(new TreeMap<>());
  }

  /** {@code planned}, with what has drifted inside a jail that stays. */
  public static Fragment in(Fragment planned, Manifest manifest, Jail jail, HostState host) {
    List<String> drifted = new ArrayList<>();
    lookedAt(manifest, jail)
        .forEach(
            (path, wanted) -> {
              if (host.place(Place.jail(jail.name())).file(path)
                      instanceof Fact.Known<FileState>(FileState found)
                  && !same(found, wanted)) {
                drifted.add(
                    path
                        + " is "
                        + described(found, wanted)
                        + ", in the flavor "
                        + jail.flavor().map(FlavorName::value).orElse("")
                        + " it is sha256 "
                        + wanted.content().sha256().brief()
                        + "..., mode "
                        + wanted.mode()
                        + (found instanceof FileState.Regular file && isOwned(file, wanted)
                            ? ""
                            : ", owner " + wanted.owner()));
              }
            });
    if (drifted.isEmpty()) {
      return planned;
    }
    drifted.add(
        "`flavor-files: apply` of the jail carries its flavor's files into it; so far they are left"
            + " as they are");
    return new Fragment(
        planned.changes().stream().map(change -> warned(change, jail, drifted)).toList(),
        planned.steps(),
        planned.problems());
  }

  private static Change warned(Change change, Jail jail, List<String> drifted) {
    if (!change.resource().equals(ResourceAddress.of(jail.name()))) {
      return change;
    }
    List<String> warnings = new ArrayList<>(change.warnings());
    warnings.addAll(drifted);
    return new Change(
        change.resource(),
        change.action(),
        change.impact(),
        change.title(),
        change.attributes(),
        change.reasons(),
        warnings);
  }

  /** Whether a file is as the flavor has it, its owner included. */
  static boolean same(FileState found, FileContent wanted) {
    return found instanceof FileState.Regular file
        && file.digest().equals(wanted.content().sha256())
        && file.mode().equals(wanted.mode())
        && isOwned(file, wanted);
  }

  static boolean isOwned(FileState.Regular file, FileContent wanted) {
    return file.owner().equals(wanted.owner().user())
        && file.group().equals(wanted.owner().group());
  }

  private static String described(FileState found, FileContent wanted) {
    return switch (found) {
      case FileState.Absent absent -> "not there";
      case FileState.Regular file ->
          "sha256 "
              + file.digest().brief()
              + "..., mode "
              + file.mode()
              + (isOwned(file, wanted) ? "" : ", owner " + file.owner() + ":" + file.group());
      case FileState.Directory directory -> "a folder";
      case FileState.Other(String kind) -> kind;
    };
  }
}
