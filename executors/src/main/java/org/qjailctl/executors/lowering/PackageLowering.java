package org.qjailctl.executors.lowering;

import java.util.List;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.plan.ProvisionStep;

/** Packages, by pkg(8), which pkg(7) of the base system fetches where it is missing. */
final class PackageLowering {

  private static final PackageName SELF = PackageName.of("pkg");

  private PackageLowering() {}

  static List<Operation> install(Place place, PackageName name) {
    return List.of(bootstrap(place), install(place, name.value()));
  }

  /** A repository that has another version has no package of this name. */
  static List<Operation> install(Place place, PackageName name, String version) {
    String exactly = name + "-" + version;
    return List.of(bootstrap(place), install(place, exactly).unless(installed(place, exactly)));
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
    return List.of(
        bootstrap(add.place()),
        Argv.run(add.place(), List.of("pkg", "add", "-f", file))
            .within(Operation.LONG)
            .unless(installed(add.place(), wanted)));
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
