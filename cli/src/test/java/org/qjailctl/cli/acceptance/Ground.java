package org.qjailctl.cli.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.HostAddress;
import org.qjailctl.executors.local.LocalHost;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.ssh.SshHost;

/**
 * Where the suite runs, by system properties that begin with {@code qjailctl.acceptance.}.
 *
 * @param host an address as {@code --host} takes it
 * @param base where base.txz is, as a manifest's {@code qjail.base.source}
 * @param sha256 its digest; empty when the host is to be asked for it
 * @param nic the host's own interface, for pf's rules
 * @param sshOptions as {@code --ssh-option} takes each
 * @param become as {@code --become} takes it
 */
record Ground(
    String host,
    String base,
    Optional<String> sha256,
    String nic,
    List<String> sshOptions,
    Optional<String> become) {

  private static final String RELEASE =
      "https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz";
  private static final String RELEASE_SHA256 =
      "3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0";

  Ground {
    sshOptions = List.copyOf(sshOptions);
  }

  /** The ground that the properties describe: a fresh simulated host where they name none. */
  static Ground described(Path folder) {
    String base = property("base").orElse(RELEASE);
    return new Ground(
        property("host").orElseGet(() -> "simulated:" + folder.resolve("host.json")),
        base,
        property("sha256")
            .or(() -> base.equals(RELEASE) ? Optional.of(RELEASE_SHA256) : Optional.empty()),
        property("nic").orElse("em0"),
        property("ssh-options").map(all -> Arrays.asList(all.split(";"))).orElse(List.of()),
        property("become"));
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty("qjailctl.acceptance." + name))
        .filter(value -> !value.isBlank());
  }

  /** What each command that needs the host is given. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("--host", host));
    sshOptions.forEach(option -> arguments.addAll(List.of("--ssh-option", option)));
    become.ifPresent(how -> arguments.addAll(List.of("--become", how)));
    return arguments;
  }

  /** The administrator's own way to the host. */
  ByHand byHand() {
    ConnectionOptions plain = ConnectionOptions.DEFAULTS.sshOptions(sshOptions);
    ConnectionOptions options =
        become.map(how -> plain.become(Become.parse(how).orThrow())).orElse(plain);
    return new ByHand(opened(options));
  }

  private Host opened(ConnectionOptions options) {
    return switch (HostAddress.parse(host).orThrow()) {
      case HostAddress.Local local -> new LocalHost(options, Secrets.none());
      case HostAddress.Ssh(var address) -> new SshHost(address, options, Secrets.none());
      case HostAddress.Simulated(Optional<Path> file) ->
          SimulatedHost.persisted(
              file.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "a simulated host that outlives a command: simulated:FILE")),
              Secrets.none());
    };
  }

  /** The digest of base.txz, as a manifest names it. */
  Sha256 digest(ByHand byHand) {
    return Sha256.parse(
            sha256.orElseGet(
                () -> byHand.does("sha256", "-q", base.replace("file://", "")).strip()))
        .orThrow();
  }
}
