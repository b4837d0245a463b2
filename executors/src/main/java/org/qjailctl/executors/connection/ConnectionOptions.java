package org.qjailctl.executors.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.host.Become;

/**
 * How to connect to a host, as the command line says.
 *
 * @param connectTimeout how long reaching a host may take, in whole seconds
 * @param sshOptions ssh_config(5) settings such as {@code IdentityFile=/path}, each passed as one
 *     {@code -o}; they win over qjailctl's own, but for those that its one shared connection needs
 * @param become how to become root
 * @param stepTimeout how long any one operation may take, in place of the operation's own limit
 * @param withheld environment variables that no program which connects, or runs here, gets to see
 */
public record ConnectionOptions(
    Duration connectTimeout,
    List<String> sshOptions,
    Become become,
    Optional<Duration> stepTimeout,
    Set<String> withheld) {

  /** Ten seconds to connect, nothing else changed. */
  public static final ConnectionOptions DEFAULTS =
      new ConnectionOptions(
          Duration.ofSeconds(10), List.of(), Become.NONE, Optional.empty(), Set.of());

  public ConnectionOptions {
    sshOptions = List.copyOf(sshOptions);
    withheld = Set.copyOf(withheld);
    if (connectTimeout.toSeconds() < 1) {
      throw new IllegalArgumentException("a connect timeout of less than one second");
    }
    if (stepTimeout.map(limit -> limit.toSeconds() < 1).orElse(false)) {
      throw new IllegalArgumentException("a step timeout of less than one second");
    }
  }

  public ConnectionOptions become(Become how) {
    return new ConnectionOptions(connectTimeout, sshOptions, how, stepTimeout, withheld);
  }

  public ConnectionOptions sshOptions(List<String> options) {
    return new ConnectionOptions(connectTimeout, options, become, stepTimeout, withheld);
  }

  public ConnectionOptions connectTimeout(Duration longest) {
    return new ConnectionOptions(longest, sshOptions, become, stepTimeout, withheld);
  }

  public ConnectionOptions stepTimeout(Duration longest) {
    return new ConnectionOptions(
        connectTimeout, sshOptions, become, Optional.of(longest), withheld);
  }

  public ConnectionOptions withholding(Set<String> variables) {
    return new ConnectionOptions(connectTimeout, sshOptions, become, stepTimeout, variables);
  }
}
