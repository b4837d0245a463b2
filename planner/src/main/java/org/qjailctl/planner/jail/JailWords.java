package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.JailSetting;

/** A jail and its changes in words for people. */
final class JailWords {

  private JailWords() {}

  /** The jail as it is to be, in a line. */
  static String title(Jail wanted, boolean runsAfter) {
    return "%s%s %s%s%s%s, %s, boot %s"
        .formatted(
            wanted.vnet().isPresent() ? "vnet " : "",
            wanted.networkInterface(),
            list(wanted.addresses()),
            madeOf(wanted.origin()),
            wanted.image().map(size -> ", image " + size).orElse(""),
            wanted.name().zone().name().map(zone -> ", zone " + zone).orElse(""),
            runsAfter ? JailState.RUNNING : JailState.STOPPED,
            wanted.boot());
  }

  /** Nothing of what is usual, and of what only counts when the jail is made. */
  private static String madeOf(JailOrigin origin) {
    return switch (origin) {
      case JailOrigin.FromFlavor(FlavorName flavor) ->
          flavor.equals(Flavor.DEFAULT) ? "" : ", flavor " + flavor;
      case JailOrigin.FromArchive archive -> "";
    };
  }

  /** Of which archive a jail's files are. */
  static String files(JailOrigin.FromArchive origin) {
    return origin
        .exactly()
        .map(archive -> "of the archive " + archive)
        .orElse("of the archive that is made of it before");
  }

  /** Where a jail's files are. */
  static String keptIn(Optional<ImageSize> image) {
    return image.map(size -> "an image of " + size).orElse("a folder");
  }

  /** What {@code setting} changes of {@code found}. */
  static AttributeChange attribute(Jail wanted, JailSetting setting, ObservedJail found) {
    return switch (setting) {
      case JailSetting.Parameter(JailParameter parameter, Optional<ParameterValue> value) -> {
        String off = parameter.kind() == JailParameter.Kind.SWITCH ? "off" : "default";
        Optional<ParameterValue> before = Optional.ofNullable(found.parameters().get(parameter));
        yield AttributeChange.of(
            parameter.jailName(),
            before.map(Object::toString).orElse(off),
            value.map(Object::toString).orElse(off));
      }
      case JailSetting.Addresses addresses ->
          AttributeChange.of(
              addresses.family(),
              String.join(", ", addresses.family().equals("ip4") ? found.ip4() : found.ip6()),
              list(addresses.addresses()));
      case JailSetting.OnInterface(var name) ->
          AttributeChange.of("interface", found.networkInterface(), name.value());
      case JailSetting.SshUser user -> AttributeChange.set("ssh", "user " + wanted.name());
      case JailSetting.OwnNetwork(Vnet vnet) -> AttributeChange.of("vnet", "off", vnet.toString());
      case JailSetting.BesideInterface(Vnet vnet) ->
          AttributeChange.of(
              "vnet", found.vnet().map(Vnet::toString).orElse("off"), vnet.toString());
      case JailSetting.Boot(BootPolicy from, BootPolicy to) ->
          AttributeChange.of("boot", from.toString(), to.toString());
    };
  }

  /** What the operator should think about, as far as {@code changes} are about it. */
  static List<String> warnings(Jail wanted, List<AttributeChange> changes) {
    List<String> warnings = new ArrayList<>();
    if (wanted.parameters().containsKey(JailParameter.ALLOW_RAW_SOCKETS)
        && changes(changes, "allow.raw_sockets")) {
      warnings.add("raw sockets let the jail forge packets; only ping and the like need them");
    }
    if (wanted.ssh() && changes(changes, "ssh")) {
      warnings.add(
          "qjail makes the user %1$s, in the group wheel, with the password %1$s: log in and change it at once"
              .formatted(wanted.name()));
    }
    wanted
        .vnet()
        .filter(vnet -> changes(changes, "vnet"))
        .ifPresent(
            vnet ->
                warnings.add(
                    "its start creates bridge0 with "
                        + vnet.networkInterface()
                        + " in it and turns on forwarding, which stays on; when the last vnet jail"
                        + " stops, qjail destroys bridge0"));
    return warnings;
  }

  private static boolean changes(List<AttributeChange> changes, String attribute) {
    return changes.stream().anyMatch(change -> change.name().equals(attribute));
  }

  private static String list(List<? extends JailAddress<?>> addresses) {
    return addresses.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  static String zone(JailName name) {
    return name.zone().name().map(zone -> "the zone " + zone).orElse("no zone");
  }
}
