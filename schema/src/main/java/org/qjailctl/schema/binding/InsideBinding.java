package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The pieces of {@code provision}: packages, rc.conf, directories, files, services. */
final class InsideBinding {

  /** Whether a package is there. */
  private enum Presence {
    PRESENT,
    ABSENT;

    @Override
    public String toString() {
      return this == PRESENT ? "present" : "absent";
    }
  }

  private static final Form<ServiceName> SERVICE =
      Form.of(
          ServiceName::parse,
          ManifestCode.BAD_SERVICE_NAME,
          "Write the name of a script in /usr/local/etc/rc.d or /etc/rc.d, such as nginx.");

  private static final Form<UserName> OWNER =
      Form.of(UserName::parse, ManifestCode.BAD_OWNER, "Write a name, such as www.");

  private static final FileMode OPEN = new FileMode(0755);

  private final Section section;
  private final SourceFiles sources;

  private InsideBinding(Section section) {
    this.section = section;
    this.sources = new SourceFiles(section.reading());
  }

  static Provision read(Section section) {
    return new InsideBinding(section).provision();
  }

  private Provision provision() {
    SortedMap<PackageName, Boolean> packages = new TreeMap<>();
    section
        .sections(
            "packages",
            Forms.PACKAGE,
            (name, one) ->
                Optional.of(
                    Map.entry(
                        name.value(),
                        one.word("state", List.of(Presence.values()))
                                .map(Placed::value)
                                .orElse(Presence.PRESENT)
                            == Presence.PRESENT)))
        .forEach(entry -> packages.put(entry.getKey(), entry.getValue()));
    SortedMap<RcVariable, String> rcConf = new TreeMap<>();
    section
        .named(
            "rc.conf",
            Forms.RC_VARIABLE,
            (name, node) ->
                RcConfBinding.value(section.reading(), node)
                    .map(value -> Map.entry(name.value(), value)))
        .forEach(entry -> rcConf.put(entry.getKey(), entry.getValue()));
    SortedMap<ServiceName, Provision.Running> services = new TreeMap<>();
    section
        .sections("services", SERVICE, (name, one) -> service(name, one, rcConf))
        .forEach(entry -> services.put(entry.getKey(), entry.getValue()));
    SortedMap<HostPath, Provision.Folder> directories = new TreeMap<>();
    section
        .sections(
            "directories",
            Forms.FILE_PATH,
            (path, one) ->
                Optional.of(
                    Map.entry(path.value(), new Provision.Folder(owner(one), mode(one, OPEN)))))
        .forEach(entry -> directories.put(entry.getKey(), entry.getValue()));
    SortedMap<HostPath, Provision.OwnedFile> files = new TreeMap<>();
    section
        .sections("files", Forms.FILE_PATH, this::file)
        .forEach(entry -> files.put(entry.getKey(), entry.getValue()));
    return new Provision(packages, rcConf, directories, files, services);
  }

  /** rc.subr(8) names the variable as the service, with underscores for what no variable has. */
  private static Optional<Map.Entry<ServiceName, Provision.Running>> service(
      Placed<ServiceName> name, Section one, SortedMap<RcVariable, String> rcConf) {
    RcVariable enable =
        RcVariable.of(name.value().value().replaceAll("[^A-Za-z0-9_]", "_") + "_enable");
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

  private Optional<Map.Entry<HostPath, Provision.OwnedFile>> file(
      Placed<HostPath> path, Section one) {
    one.requireOneOf("source", "content");
    Optional<Bytes> written = one.text("content").map(text -> Bytes.utf8(text.value()));
    Optional<Bytes> copied = one.text("source").flatMap(sources::read);
    FileMode mode = mode(one, FileMode.READABLE);
    FileOwner owner = owner(one);
    SortedSet<ServiceName> readers = new TreeSet<>();
    for (YamlNode item : one.items("notify")) {
      one.reading()
          .text(item)
          .flatMap(text -> SERVICE.read(text, one.reading().problems()))
          .ifPresent(
              service -> {
                checkService(service);
                readers.add(service.value());
              });
    }
    return written
        .or(() -> copied)
        .map(
            content ->
                Map.entry(path.value(), new Provision.OwnedFile(content, mode, owner, readers)));
  }

  private void checkService(Placed<ServiceName> service) {
    Set<String> known = section.names("services");
    if (!known.contains(service.value().value())) {
      section
          .reading()
          .problems()
          .report(
              ManifestCode.UNKNOWN_SERVICE,
              service.place(),
              service.value() + " is not among the services of this provision.",
              Nearest.to(service.value().value(), known)
                  .map(near -> "Did you mean " + near + "?")
                  .orElse("Add it below services, with `running: true`."));
    }
  }

  private static FileMode mode(Section one, FileMode usual) {
    return one.form("mode", Forms.MODE).map(Placed::value).orElse(usual);
  }

  /** A user's own group has the user's name, unless another is given. */
  private static FileOwner owner(Section one) {
    Optional<String> user = one.form("owner", OWNER).map(name -> name.value().value());
    Optional<String> group = one.form("group", OWNER).map(name -> name.value().value());
    return new FileOwner(
        user.orElse(FileOwner.ROOT.user()),
        group.or(() -> user.filter(name -> !name.equals("root"))).orElse(FileOwner.ROOT.group()));
  }
}
