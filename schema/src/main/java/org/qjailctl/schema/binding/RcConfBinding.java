package org.qjailctl.schema.binding;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The section {@code rc.conf}. */
final class RcConfBinding {

  private static final Form<String> VALUE =
      Form.of(
          text ->
              text.chars().noneMatch(Character::isISOControl)
                  ? Parsed.ok(text)
                  : Parsed.refused("a value in rc.conf stands on one line, without tabs"),
          ManifestCode.BAD_RC_VALUE,
          "Write it on one line.");

  private final Section top;
  private final Map<InterfaceName, NetworkInterface> interfaces;

  private RcConfBinding(Section top, Map<InterfaceName, NetworkInterface> interfaces) {
    this.top = top;
    this.interfaces = interfaces;
  }

  static SortedMap<RcVariable, String> read(
      Section top, Map<InterfaceName, NetworkInterface> interfaces) {
    RcConfBinding binding = new RcConfBinding(top, interfaces);
    SortedMap<RcVariable, String> all = new TreeMap<>();
    top.named("rc.conf", Forms.RC_VARIABLE, binding::variable)
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  /** A variable's value; empty when it is none, which is reported. */
  static Optional<String> value(Reading reading, YamlNode node) {
    return reading
        .text(node)
        .flatMap(text -> VALUE.read(text, reading.problems()))
        .map(Placed::value);
  }

  private Optional<Map.Entry<RcVariable, String>> variable(Placed<RcVariable> name, YamlNode node) {
    Reading reading = top.reading();
    owner(name.value().value())
        .ifPresent(
            owner ->
                reading
                    .problems()
                    .report(
                        ManifestCode.RC_CONF_OWNED,
                        name.place(),
                        "The section " + owner + " sets " + name.value() + ".",
                        "Remove it here and say it there."));
    return reading
        .text(node)
        .flatMap(text -> VALUE.read(text, reading.problems()))
        .map(
            value -> {
              reportSecurelevel(name.value(), value);
              reportSshd(name.value(), value);
              return Map.entry(name.value(), value.value());
            });
  }

  /** What checkyesno of rc.subr(8) takes for no. */
  private void reportSshd(RcVariable name, Placed<String> value) {
    if (name.value().equals("sshd_enable") && value.value().matches("(?i)no|false|off|0")) {
      top.reading()
          .problems()
          .report(
              ManifestCode.SSHD_STOPS,
              value.place(),
              "From the next boot on sshd(8) does not start, and nobody comes in over ssh.",
              "Make sure that you have a console, or leave sshd_enable out.");
    }
  }

  /** rc.d/securelevel raises the level late at boot, and qjail refuses to work from then on. */
  private void reportSecurelevel(RcVariable name, Placed<String> level) {
    boolean raised =
        name.value().equals("kern_securelevel")
            && level.value().matches("[1-9]")
            && top.node("rc.conf").stream()
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .flatMap(all -> all.get("kern_securelevel_enable").stream())
                .anyMatch(
                    node ->
                        node instanceof YamlNode.Scalar said
                            && said.text().matches("(?i)yes|true|on|1"));
    if (raised) {
      top.reading()
          .problems()
          .report(
              ManifestCode.SYSCTL_SECURELEVEL,
              level.place(),
              "From the next boot on the level is "
                  + level.value()
                  + ", and qjail refuses to work.",
              "Take kern_securelevel out; a jail's own is parameters.securelevel there.");
    }
  }

  /** The section that keeps the variable, when the manifest has it. */
  private Optional<String> owner(String variable) {
    if (variable.equals("qjail_enable") && top.has("qjail")) {
      return Optional.of("qjail");
    }
    if (variable.equals("pf_enable") && top.has("pf")) {
      return Optional.of("pf");
    }
    boolean cloned = interfaces.values().stream().anyMatch(NetworkInterface::cloned);
    boolean isOfInterface =
        variable.equals("cloned_interfaces")
            ? cloned
            : interfaces.keySet().stream().anyMatch(name -> isAlias(variable, name));
    return isOfInterface ? Optional.of("interfaces") : Optional.empty();
  }

  /** Dots in an interface's name become underscores in its variables (rc.conf(5)). */
  private static boolean isAlias(String variable, InterfaceName name) {
    String prefix = "ifconfig_" + name.value().replace('.', '_') + "_alias";
    return variable.startsWith(prefix) && variable.substring(prefix.length()).matches("es|[0-9]+");
  }
}
