package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorFiles;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** One jail, with what it takes from the rest of the manifest. */
record JailBinding(
    JailDefaults defaults, References references, SortedMap<FlavorName, Flavor> flavors) {

  WrittenJail read(Placed<JailName> name, Section section) {
    JailPolicy policy = JailPolicy.read(section, defaults);
    List<Placed<JailAddress<Ipv4Address>>> ip4 = addresses(section, "ip4", AddressForms.JAIL_IP4);
    List<Placed<JailAddress<Ipv6Address>>> ip6 = addresses(section, "ip6", AddressForms.JAIL_IP6);
    Optional<ImageSize> image = section.form("image", Forms.IMAGE_SIZE).map(Placed::value);
    Optional<Vnet> vnet = VnetBinding.read(section, references);
    Optional<InterfaceName> networkInterface =
        section.has("vnet") ? vnet.map(Vnet::networkInterface) : networkInterface(name, section);
    JailOrigin origin = ZoneBinding.origin(name, OriginBinding.read(section, defaults, references));
    Optional<FlavorName> flavor = flavor(origin);
    JailParameters parameters = JailParameters.read(section);
    ProvisionBinding.Read inside =
        ProvisionBinding.read(name.value(), section, policy, parameters, references);
    JailAddresses.reportNone(name, section);
    boolean ssh = SshBinding.read(section, flavor);
    Provision provision =
        carriesFlavor(section)
            ? withFiles(flavor, inside.provision(), ssh || inside.postgresql().isPresent())
            : inside.provision();
    Optional<Placed<JailName>> was = section.form("was", Forms.JAIL_NAME);
    boolean whole = ip4.size() == section.items("ip4").size();
    Optional<Jail> jail =
        networkInterface
            .filter(on -> whole)
            .map(
                on ->
                    new Jail(
                        name.value(),
                        was.map(Placed::value),
                        on,
                        ip4.stream().map(one -> plainly(one.value(), on)).toList(),
                        ip6.stream().map(one -> plainly(one.value(), on)).toList(),
                        origin,
                        image,
                        parameters.values(),
                        policy.state(),
                        policy.boot(),
                        new TreeSet<>(),
                        ssh,
                        vnet,
                        provision,
                        inside.postgresql()));
    Optional<Placed<Integer>> replicas = Replicas.read(section);
    List<Check> checks =
        ChecksBinding.ofJail(
            name.value(),
            section,
            policy,
            replicas.isPresent() ? Optional.empty() : Optional.of(plain(all(ip4, ip6))));
    WrittenJail written =
        new WrittenJail(name, jail, all(ip4, ip6), was, replicas, dependsOn(section), checks);
    VnetBinding.report(section, written, parameters);
    return written;
  }

  private static List<Placed<JailAddress<? extends IpAddress>>> all(
      List<Placed<JailAddress<Ipv4Address>>> ip4, List<Placed<JailAddress<Ipv6Address>>> ip6) {
    List<Placed<JailAddress<? extends IpAddress>>> all = new ArrayList<>();
    ip4.forEach(one -> all.add(new Placed<>(one.value(), one.place())));
    ip6.forEach(one -> all.add(new Placed<>(one.value(), one.place())));
    return all;
  }

  private static List<IpAddress> plain(List<Placed<JailAddress<? extends IpAddress>>> written) {
    return written.stream().<IpAddress>map(one -> one.value().address()).toList();
  }

  private static List<Placed<String>> dependsOn(Section section) {
    return section.items("depends-on").stream()
        .flatMap(item -> section.reading().text(item).stream())
        .toList();
  }

  /** {@code lo1|ADDRESS} in a jail on lo1 says no more than the address. */
  private static <A extends IpAddress> JailAddress<A> plainly(
      JailAddress<A> written, InterfaceName own) {
    return written.on(own).equals(own) ? JailAddress.of(written.address()) : written;
  }

  private <A extends IpAddress> List<Placed<JailAddress<A>>> addresses(
      Section section, String key, Form<JailAddress<A>> form) {
    List<Placed<JailAddress<A>>> all = new ArrayList<>();
    for (YamlNode item : section.items(key)) {
      section
          .reading()
          .text(item)
          .flatMap(text -> form.read(text, section.reading().problems()))
          .ifPresent(all::add);
    }
    for (Placed<JailAddress<A>> one : all) {
      one.value()
          .elsewhere()
          .ifPresent(on -> references.checkInterface(new Placed<>(on, one.place())));
    }
    return all;
  }

  private Optional<InterfaceName> networkInterface(Placed<JailName> name, Section section) {
    Optional<Placed<InterfaceName>> own = section.form("interface", Forms.INTERFACE);
    own.ifPresent(references::checkInterface);
    boolean said = section.has("interface") || defaults.interfaceSaid();
    if (!said) {
      section
          .reading()
          .problems()
          .report(
              ManifestCode.MISSING_KEY,
              section.place().missing("interface"),
              "The jail " + name.value() + " has no interface, and defaults.jail has none either.",
              "Add `interface: lo1` here, or once below defaults.jail.");
    }
    return section.has("interface") ? own.map(Placed::value) : defaults.networkInterface();
  }

  /** Whether the jail's flavor is carried into it also after its creation. */
  private static boolean carriesFlavor(Section section) {
    return section
        .word("flavor-files", List.of("report", "apply"))
        .filter(word -> word.value().equals("apply"))
        .isPresent();
  }

  private Provision withFiles(Optional<FlavorName> name, Provision provision, boolean setsRcConf) {
    SortedMap<HostPath, Provision.OwnedFile> files = new TreeMap<>(provision.files());
    name.flatMap(known -> Optional.ofNullable(flavors.get(known)))
        .ifPresent(
            flavor ->
                FlavorFiles.of(flavor, provision, setsRcConf)
                    .forEach(
                        (path, file) ->
                            files.put(
                                path,
                                new Provision.OwnedFile(
                                    file.content(), file.mode(), file.owner(), new TreeSet<>()))));
    return provision.withFiles(files);
  }

  private static Optional<FlavorName> flavor(JailOrigin origin) {
    return switch (origin) {
      case JailOrigin.FromFlavor(FlavorName name) -> Optional.of(name);
      case JailOrigin.FromArchive archive -> Optional.empty();
    };
  }
}
