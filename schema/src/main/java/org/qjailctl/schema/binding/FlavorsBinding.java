package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** The section {@code flavors}. */
final class FlavorsBinding {

  /**
   * qjail create compares a flavor with the shipped one by diff(1), passing over folders of these
   * names (qjail 5.0, {@code create}).
   */
  private static final Set<String> FREE = Set.of("etc", "home", "root");

  /** The folders that the shipped flavor has above those (recording 08-flavors, step 17). */
  private static final Set<List<String>> SHIPPED =
      Set.of(List.of(), List.of("usr"), List.of("usr", "local"));

  private final Reading reading;
  private final SourceFiles sources;

  private FlavorsBinding(Reading reading) {
    this.reading = reading;
    this.sources = new SourceFiles(reading);
  }

  static SortedMap<FlavorName, Flavor> read(Section top) {
    FlavorsBinding binding = new FlavorsBinding(top.reading());
    SortedMap<FlavorName, Flavor> all = new TreeMap<>();
    List<WrittenFlavor> written =
        top.sections(
            "flavors",
            Forms.FLAVOR_NAME,
            (name, section) -> Optional.of(binding.flavor(name.value(), section)));
    Extending.resolved(written, top.names("flavors"), top.reading().problems())
        .forEach(flavor -> all.put(flavor.name(), flavor));
    return all;
  }

  private WrittenFlavor flavor(FlavorName name, Section section) {
    SortedMap<HostPath, FileContent> files = new TreeMap<>();
    section
        .sections("files", Forms.FILE_PATH, this::file)
        .forEach(file -> files.put(file.path, file.content));
    return new WrittenFlavor(new Flavor(name, files), section.form("extends", Forms.FLAVOR_NAME));
  }

  /**
   * A flavor as it is written.
   *
   * @param parent the one that it extends
   */
  record WrittenFlavor(Flavor flavor, Optional<Placed<FlavorName>> parent) {}

  private record NamedFile(HostPath path, FileContent content) {}

  private Optional<NamedFile> file(Placed<HostPath> path, Section section) {
    if (!isAllowed(path.value())) {
      reading
          .problems()
          .report(
              ManifestCode.FLAVOR_PATH,
              path.place(),
              path.value() + " is not below etc, home or root as qjail allows it.",
              "Choose a path below /etc, /root, /home or /usr/local/etc.");
    }
    section.requireOneOf("source", "content");
    Optional<Bytes> written = section.text("content").map(text -> Bytes.utf8(text.value()));
    Optional<Bytes> copied = section.text("source").flatMap(sources::read);
    FileMode mode = section.form("mode", Forms.MODE).map(Placed::value).orElse(FileMode.READABLE);
    FileOwner owner = OwnerBinding.owner(section);
    return written
        .or(() -> copied)
        .map(content -> new NamedFile(path.value(), new FileContent(content, mode, owner)));
  }

  private static boolean isAllowed(HostPath path) {
    List<String> folders = path.parent().parts();
    for (int i = 0; i < folders.size(); i++) {
      if (FREE.contains(folders.get(i))) {
        return SHIPPED.contains(folders.subList(0, i));
      }
    }
    return false;
  }
}
