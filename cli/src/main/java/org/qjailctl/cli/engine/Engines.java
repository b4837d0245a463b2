package org.qjailctl.cli.engine;

import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.HostAddress;

/** Opens hosts by their address. */
@FunctionalInterface
public interface Engines {

  /**
   * The engine for the host at {@code address}; nothing is connected yet.
   *
   * @param options how to connect, where a connection is needed
   * @param secrets asked at the moment that a step uses one
   */
  Engine open(HostAddress address, ConnectionOptions options, Secrets secrets);
}
