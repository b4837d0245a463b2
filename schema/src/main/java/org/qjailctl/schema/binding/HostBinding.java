package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/**
 * The section {@code host}.
 *
 * @param name empty when the manifest does not say it, which is an error
 */
record HostBinding(
    String name,
    Optional<String> address,
    Optional<Become> become,
    Provision provision,
    List<Check> checks) {

  private static final Pattern LOCAL_OR_SIMULATED = Pattern.compile("local|simulated(:.+)?");

  /** No part can start with a dash: ssh(1) would take it for an option. */
  private static final Pattern SSH =
      Pattern.compile(
          "ssh://([A-Za-z_][A-Za-z0-9_.-]*@)?([A-Za-z0-9_][A-Za-z0-9_.-]*|\\[[0-9A-Fa-f:]+])(:([1-9][0-9]{0,4}))?");

  private static final Form<String> ADDRESS =
      Form.of(
          HostBinding::parse,
          ManifestCode.BAD_HOST_ADDRESS,
          "Write ssh://root@db1.example.net, local or simulated.");

  static HostBinding read(Section top) {
    return top.section(
            "host",
            host -> {
              host.require("name");
              return new HostBinding(
                  host.form("name", Forms.HOST_NAME).map(Placed::value).orElse(""),
                  host.form("address", ADDRESS).map(Placed::value),
                  host.word("become", List.of(Become.values())).map(Placed::value),
                  host.section("provision", inside -> HostProvision.read(top, inside))
                      .orElse(Provision.NOTHING),
                  ChecksBinding.ofHost(host));
            })
        .orElse(
            new HostBinding("", Optional.empty(), Optional.empty(), Provision.NOTHING, List.of()));
  }

  /** The port of the host that ssh sessions to it come in by. */
  int sshPort() {
    return address
        .map(SSH::matcher)
        .filter(ssh -> ssh.matches() && ssh.group(4) != null)
        .map(ssh -> Integer.parseInt(ssh.group(4)))
        .orElse(22);
  }

  private static Parsed<String> parse(String text) {
    var ssh = SSH.matcher(text);
    if (ssh.matches()) {
      return ssh.group(4) == null || Integer.parseInt(ssh.group(4)) <= 65535
          ? Parsed.ok(text)
          : Parsed.refused("a port is at most 65535");
    }
    return LOCAL_OR_SIMULATED.matcher(text).matches()
        ? Parsed.ok(text)
        : Parsed.refused(
            "an address is local, simulated, simulated:FILE or ssh://USER@HOST, with :PORT behind"
                + " it where needed");
  }
}
