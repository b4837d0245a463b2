package org.qjailctl.executors.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedJail;

/** A file of qjail.local: the jail that it defines and the start-up policy, both in its name. */
record DefinitionFile(JailName jail, BootPolicy boot, TreeEntry entry) {

  /** The files that may define {@code jail}. */
  static List<String> namesOf(JailName jail) {
    return Arrays.stream(BootPolicy.values()).map(boot -> jail + JailPaths.suffix(boot)).toList();
  }

  /** The definition that {@code entry} is; empty for folders and for files with other names. */
  static Optional<DefinitionFile> of(TreeEntry entry) {
    if (entry.type() == TreeEntry.Type.DIRECTORY) {
      return Optional.empty();
    }
    String name = entry.path().name();
    int dot = name.indexOf('.');
    String jail = dot < 0 ? name : name.substring(0, dot);
    String suffix = dot < 0 ? "" : name.substring(dot);
    return Arrays.stream(BootPolicy.values())
        .filter(boot -> JailPaths.suffix(boot).equals(suffix))
        .findFirst()
        .flatMap(
            boot ->
                JailName.parse(jail)
                    .toOptional()
                    .map(known -> new DefinitionFile(known.in(zone(entry)), boot, entry)));
  }

  /** By its folder, be it one of qjail's or what is kept of a jail. */
  private static Zone zone(TreeEntry entry) {
    HostPath folder = entry.path().parent();
    return ZonesReading.zone(folder, Zone.HOST.definitions())
        .or(
            () ->
                folder.parent().equals(JailPaths.KEPT)
                    ? JailName.ofKey(folder.name()).toOptional().map(JailName::zone)
                    : Optional.empty())
        .orElse(Zone.HOST);
  }

  Fact<ObservedJail> read(Optional<ObservedJail.Running> running) {
    Optional<Bytes> content = entry.content();
    if (entry.type() != TreeEntry.Type.FILE) {
      return Fact.unknown(entry.path() + " is not a regular file");
    }
    return content
        .map(bytes -> JailDefinition.parse(entry.path(), bytes.utf8()))
        .orElseGet(() -> Fact.unknown(entry.path() + " is larger than any definition of qjail's"))
        .map(definition -> definition.jail(jail, boot, running));
  }
}
