package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.schema.problem.Placed;

/**
 * The section {@code defaults.jail}.
 *
 * @param interfaceSaid whether an interface is written at all, be it right or wrong
 */
record JailDefaults(
    boolean interfaceSaid,
    Optional<InterfaceName> networkInterface,
    Optional<FlavorName> flavor,
    Optional<BootPolicy> boot) {

  private static final JailDefaults NONE =
      new JailDefaults(false, Optional.empty(), Optional.empty(), Optional.empty());

  static JailDefaults read(Section top, References references) {
    return top.section(
            "defaults", defaults -> defaults.section("jail", jail -> of(jail, references)))
        .flatMap(jail -> jail)
        .orElse(NONE);
  }

  private static JailDefaults of(Section jail, References references) {
    Optional<Placed<InterfaceName>> networkInterface = jail.form("interface", Forms.INTERFACE);
    networkInterface.ifPresent(references::checkInterface);
    Optional<Placed<FlavorName>> flavor = jail.form("flavor", Forms.FLAVOR_NAME);
    flavor.ifPresent(references::checkFlavor);
    return new JailDefaults(
        jail.has("interface"),
        networkInterface.map(Placed::value),
        flavor.map(Placed::value),
        jail.word("boot", List.of(BootPolicy.values())).map(Placed::value));
  }
}
