package org.qjailctl.cli;

import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.engine.Engines;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.HostAddress;
import org.qjailctl.executors.local.LocalHost;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.executors.ssh.SshHost;

/** The hosts that addresses stand for. */
final class HostEngines implements Engines {

  @Override
  public Engine open(HostAddress address, ConnectionOptions options, Secrets secrets) {
    return new HostEngine(host(address, options, secrets), secrets);
  }

  private static Host host(HostAddress address, ConnectionOptions options, Secrets secrets) {
    return switch (address) {
      case HostAddress.Local local -> new LocalHost(options, secrets);
      case HostAddress.Ssh(var ssh) -> new SshHost(ssh, options, secrets);
      case HostAddress.Simulated(var file) ->
          file.map(path -> SimulatedHost.persisted(path, secrets))
              .orElseGet(() -> SimulatedHost.of(World.stock(), secrets));
    };
  }
}
