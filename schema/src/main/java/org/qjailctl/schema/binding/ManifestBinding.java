package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.schema.yaml.YamlNode;

/** The whole manifest. */
public final class ManifestBinding {

  private ManifestBinding() {}

  /**
   * Binds what can be bound. The result is a manifest to plan with only when the reading is not odd
   * and has no error; otherwise parts of it are missing.
   */
  public static Manifest bind(YamlNode root, Reading reading) {
    return Section.read(root, reading, ManifestBinding::bind);
  }

  private static Manifest bind(Section top) {
    top.require("version", "host");
    top.number("version", 1, 1);
    VarsBinding.check(top);
    Optional<Qjail> qjail = QjailBinding.read(top);
    References references = References.of(top, qjail.map(Qjail::zones).orElse(new TreeSet<>()));
    HostBinding host = HostBinding.read(top);
    SortedMap<InterfaceName, NetworkInterface> interfaces = InterfacesBinding.read(top);
    SortedMap<FlavorName, Flavor> flavors = FlavorsBinding.read(top);
    JailDefaults defaults = JailDefaults.read(top, references);
    JailsBinding.Jails jails =
        JailsBinding.read(top, new JailBinding(defaults, references, flavors), interfaces);
    Optional<Pf> pf = PfBinding.read(top, references, jails, host.sshPort());
    return new Manifest(
        host.name(),
        host.address(),
        host.become(),
        host.provision(),
        RcConfBinding.read(top, interfaces),
        SysctlBinding.read(top),
        interfaces,
        qjail,
        flavors,
        jails.present(),
        jails.kept(),
        jails.absent(),
        pf,
        checks(host, jails),
        SecretsBinding.read(top));
  }

  private static SortedMap<Place, List<Check>> checks(HostBinding host, JailsBinding.Jails jails) {
    SortedMap<Place, List<Check>> all = new TreeMap<>(jails.checks());
    if (!host.checks().isEmpty()) {
      all.put(Place.host(), host.checks());
    }
    return all;
  }
}
