package org.qjailctl.executors.lowering;

import java.util.List;
import java.util.stream.Stream;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.plan.ProvisionStep;

/** Packages, by pkg(8), which pkg(7) of the base system fetches where it is missing. */
final class PackageLowering {

  private static final PackageName SELF = PackageName.of("pkg");

  private PackageLowering() {}

  static List<Operation> install(Place place, PackageName name) {
    return noted(place, name, install(place, name.value()));
  }

  /** A repository that has another version has no package of this name. */
  static List<Operation> install(Place place, PackageName name, String version) {
    String exactly = name + "-" + version;
    return noted(place, name, install(place, exactly).unless(installed(place, exactly)));
  }

  /**
   * From a file. pkg(7) takes a file of pkg itself, and would want a signature beside it, which the
   * package pkg does not have (FreeBSD 13.2, usr.sbin/pkg/pkg.c, bootstrap_pkg_local): who names
   * the file vouches for it, as for every other.
   */
  static List<Operation> add(ProvisionStep.AddPackage add) {
    String file = add.file().value();
    if (add.name().equals(SELF)) {
      return List.of(
          Argv.run(add.place(), List.of("env", "SIGNATURE_TYPE=NONE", "pkg", "add", file))
              .within(Operation.LONG)
              .unless(Argv.in(add.place(), List.of("pkg", "-N"))));
    }
    String wanted = add.name() + add.version().map(version -> "-" + version).orElse("");
    return noted(
        add.place(),
        add.name(),
        Argv.run(add.place(), List.of("pkg", "add", "-f", file))
            .within(Operation.LONG)
            .unless(installed(add.place(), wanted)));
  }

  /**
   * pkg(8) lays out a package's files before it knows of the package: killed between, it leaves on
   * the host a qjail that answers and lacks the rest.
   */
  private static List<Operation> noted(Place place, PackageName name, Operation.Run install) {
    if (!place.equals(Place.host()) || !name.value().contains("qjail")) {
      return List.of(bootstrap(place), install);
    }
    return Stream.concat(Stream.of(bootstrap(place)), noted(name, install).stream()).toList();
  }

  /** The same of a port, which make(1) lays out before it registers it as a package. */
  static List<Operation> noted(PackageName name, Operation install) {
    HostPath note = JailPaths.installing(name);
    return List.of(
        Operation.Run.of("mkdir", "-p", note.parent().value()),
        new Operation.WriteFile(
            note,
            Bytes.utf8("qjailctl installs the package " + name + ".\n"),
            FileMode.READABLE,
            new Operation.Expected.Anything()),
        install,
        Operation.Run.of("rm", "-f", note.value()));
  }

  private static Operation.Run bootstrap(Place place) {
    return Argv.run(place, List.of("pkg", "bootstrap", "-y"))
        .within(Operation.LONG)
        .unless(Argv.in(place, List.of("pkg", "-N")));
  }

  private static Operation.Run install(Place place, String name) {
    return Argv.run(place, List.of("pkg", "install", "-y", name)).within(Operation.LONG);
  }

  private static List<String> installed(Place place, String name) {
    return Argv.in(place, List.of("pkg", "info", "-e", name));
  }
}
