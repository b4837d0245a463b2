package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.WantedPackage;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** The pieces of {@code provision}. */
final class InsideBinding {

  private static final FileMode OPEN = new FileMode(0755);

  private final Section section;
  private final SourceFiles sources;
  private final WrittenFiles files;
  private final boolean onHost;

  private InsideBinding(Section section, boolean onHost) {
    this.section = section;
    this.sources = new SourceFiles(section.reading());
    this.files = new WrittenFiles(section.reading());
    this.onHost = onHost;
  }

  /** What is in a jail. */
  static Provision read(Section section) {
    return new InsideBinding(section, false).provision();
  }

  /** What is on the host itself. */
  static Provision ofHost(Section section) {
    return new InsideBinding(section, true).provision();
  }

  private Provision provision() {
    SortedMap<PackageName, WantedPackage> packages = new TreeMap<>();
    section
        .sections(
            "packages",
            Forms.PACKAGE,
            (name, one) -> Optional.of(Map.entry(name.value(), PackageBinding.read(name, one))))
        .forEach(entry -> packages.put(entry.getKey(), entry.getValue()));
    SortedMap<RcVariable, String> rcConf = new TreeMap<>();
    // The host's own stands at the top of the manifest.
    if (!onHost) {
      section
          .named(
              "rc.conf",
              Forms.RC_VARIABLE,
              (name, node) ->
                  RcConfBinding.value(section.reading(), node)
                      .map(value -> Map.entry(name.value(), value)))
          .forEach(entry -> rcConf.put(entry.getKey(), entry.getValue()));
    }
    SortedMap<ServiceName, Provision.Running> services = new TreeMap<>();
    section
        .sections("services", ServiceNames.SERVICE, (name, one) -> service(name, one, rcConf))
        .forEach(entry -> services.put(entry.getKey(), entry.getValue()));
    SortedMap<HostPath, Provision.Folder> directories = new TreeMap<>();
    section
        .sections(
            "directories",
            Forms.FILE_PATH,
            (path, one) ->
                Optional.of(
                    Map.entry(
                        path.value(),
                        new Provision.Folder(
                            OwnerBinding.owner(one), OwnerBinding.mode(one, OPEN)))))
        .forEach(entry -> directories.put(entry.getKey(), entry.getValue()));
    section.sections("files", Forms.FILE_PATH, this::file);
    CronBinding.read(section, files);
    return new Provision(
        packages,
        AccountsBinding.read(section),
        rcConf,
        directories,
        files.present(),
        files.absent(),
        CommandsBinding.read(section, onHost),
        services);
  }

  private static Optional<Map.Entry<ServiceName, Provision.Running>> service(
      Placed<ServiceName> name, Section one, SortedMap<RcVariable, String> rcConf) {
    RcVariable enable = name.value().enabledBy();
    Optional<Placed<Boolean>> enabled = one.flag("enabled");
    if (enabled.isPresent() && rcConf.containsKey(enable)) {
      one.reading()
          .problems()
          .report(
              ManifestCode.RC_CONF_OWNED,
              enabled.get().place(),
              "rc.conf here sets " + enable + " already.",
              "Remove it there and say it here.");
    }
    enabled.ifPresent(flag -> rcConf.put(enable, flag.value() ? "YES" : "NO"));
    Provision.Running running =
        one.flag("running")
            .map(flag -> flag.value() ? Provision.Running.YES : Provision.Running.NO)
            .orElse(Provision.Running.UNMANAGED);
    return Optional.of(Map.entry(name.value(), running));
  }

  private Optional<HostPath> file(Placed<HostPath> path, Section one) {
    one.requireOneOf("source", "content", "state");
    boolean absent = one.word("state", List.of(Presence.ABSENT)).isPresent();
    Optional<Bytes> written = one.text("content").map(text -> Bytes.utf8(text.value()));
    Optional<Bytes> copied = one.text("source").flatMap(sources::read);
    FileMode mode = OwnerBinding.mode(one, FileMode.READABLE);
    FileOwner owner = OwnerBinding.owner(one);
    var readers = new ServiceNames(section).notified(one);
    written
        .or(() -> copied)
        .ifPresent(
            content ->
                files.add(
                    path, Optional.of(new Provision.OwnedFile(content, mode, owner, readers))));
    if (absent && !one.has("content") && !one.has("source")) {
      files.add(path, Optional.empty());
    }
    return Optional.of(path.value());
  }
}
