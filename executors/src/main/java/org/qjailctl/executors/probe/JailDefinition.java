package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedJail;

/**
 * What qjail writes of a jail in qjail.local: a line a variable, each value between double quotes
 * (recording 05). qjail runs these files as shell scripts; here they are only data, and a value
 * such as {@code $(reboot)} is that text.
 *
 * @param parameters those that are not at their default
 * @param vnet whether it has a network of its own: qjail 5.0 writes {@code be|FIREWALL|COUNT}
 */
record JailDefinition(
    String networkInterface,
    List<String> ip4,
    List<String> ip6,
    SortedMap<JailParameter, ParameterValue> parameters,
    Optional<ImageSize> image,
    boolean sshPending,
    Optional<Vnet> vnet) {

  private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9_]*)=\"([^\"]*)\"");

  /**
   * The definition in {@code definition}, comments left out; unknown, naming the file and the line,
   * when it is not one.
   */
  static Fact<JailDefinition> parse(HostPath file, String definition) {
    Map<String, String> values = new HashMap<>();
    List<String> lines = definition.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).strip();
      Matcher line = LINE.matcher(text);
      if (line.matches()) {
        values.put(line.group(1), line.group(2));
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        return Fact.unknown(
            file + ":" + (i + 1) + " is not one of qjail's lines, which are NAME=\"VALUE\"");
      }
    }
    List<String> needed = new ArrayList<>(List.of("name", "interface", "ip4", "ip6"));
    Arrays.stream(JailParameter.values()).forEach(p -> needed.add(p.definitionKey()));
    needed.addAll(List.of("vnet", "vinterface", "poststartssh", "imagetype", "imageblockcount"));
    for (String key : needed) {
      if (!values.containsKey(key)) {
        return Fact.unknown(file + " is not whole: it does not set " + key);
      }
    }
    return of(file, values);
  }

  private static Fact<JailDefinition> of(HostPath file, Map<String, String> values) {
    SortedMap<JailParameter, ParameterValue> parameters = new TreeMap<>();
    for (JailParameter parameter : JailParameter.values()) {
      String written = values.getOrDefault(parameter.definitionKey(), "");
      if (written.isEmpty()) {
        continue;
      }
      Optional<ParameterValue> value = value(parameter, written);
      if (value.isEmpty()) {
        return Fact.unknown(
            file + " sets " + parameter.definitionKey() + " to what qjail never does");
      }
      parameters.put(parameter, value.get());
    }
    Optional<ImageSize> image = image(values);
    if (image.isEmpty() && !values.getOrDefault("imagetype", "").isEmpty()) {
      return Fact.unknown(file + " does not say how large the jail's image is");
    }
    Optional<Vnet> vnet = vnet(values);
    if (vnet.isEmpty() && !values.getOrDefault("vnet", "").isEmpty()) {
      return Fact.unknown(file + " sets vnet to what qjail never does");
    }
    return Fact.known(
        new JailDefinition(
            values.getOrDefault("interface", ""),
            addresses(values.getOrDefault("ip4", "")),
            addresses(values.getOrDefault("ip6", "")),
            parameters,
            image,
            !values.getOrDefault("poststartssh", "").isEmpty(),
            vnet));
  }

  /** The count alone says nothing: qjail does not clear it between jails. */
  private static Optional<ImageSize> image(Map<String, String> values) {
    String count = values.getOrDefault("imageblockcount", "");
    boolean lives = !values.getOrDefault("imagetype", "").isEmpty();
    return lives && count.matches("[1-9][0-9]{0,8}")
        ? Optional.of(new ImageSize(Integer.parseInt(count)))
        : Optional.empty();
  }

  /** Such as {@code be|pf|3}: a bridge and an epair, the firewall, the jail's number. */
  private static Optional<Vnet> vnet(Map<String, String> values) {
    String[] parts = values.getOrDefault("vnet", "").split("\\|", -1);
    Optional<InterfaceName> beside =
        InterfaceName.parse(values.getOrDefault("vinterface", "")).toOptional();
    return Arrays.stream(Vnet.Firewall.values())
        .filter(firewall -> parts.length == 3 && firewall.toString().equals(parts[1]))
        .findFirst()
        .flatMap(firewall -> beside.map(name -> new Vnet(name, firewall)));
  }

  private static Optional<ParameterValue> value(JailParameter parameter, String written) {
    return switch (parameter.kind()) {
      case SWITCH ->
          written.equals(parameter.jailName())
              ? Optional.of(new ParameterValue.On())
              : Optional.empty();
      case NUMBER ->
          written.matches("[0-9]{1,9}")
              ? Optional.of(new ParameterValue.Numeric(Integer.parseInt(written)))
              : Optional.empty();
    };
  }

  private static List<String> addresses(String written) {
    return Arrays.stream(written.split(",")).map(String::strip).filter(a -> !a.isEmpty()).toList();
  }

  ObservedJail jail(JailName name, BootPolicy boot, Optional<ObservedJail.Running> running) {
    return new ObservedJail(
        name, networkInterface, ip4, ip6, parameters, boot, image, sshPending, vnet, running);
  }
}
