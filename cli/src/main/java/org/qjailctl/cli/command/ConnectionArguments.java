package org.qjailctl.cli.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.HostAddress;
import picocli.CommandLine.Option;

/** How to reach a real host. */
final class ConnectionArguments {

  private static final int MOST_SECONDS = 86_400;

  @Option(
      names = "--become",
      paramLabel = "HOW",
      description =
          "How to become root on the host, whatever the manifest says: doas or sudo, "
              + "which may ask for no password, or none.")
  private Optional<String> become = Optional.empty();

  @Option(
      names = "--ssh-option",
      paramLabel = "NAME=VALUE",
      description =
          "A setting of ssh_config(5), such as IdentityFile=~/.ssh/jails. May be repeated.")
  private List<String> sshOptions = new ArrayList<>();

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      converter = Seconds.class,
      description = "How long reaching the host may take: 10 seconds by default. 90s, 2m, 1h.")
  private Optional<Duration> connectTimeout = Optional.empty();

  @Option(
      names = "--step-timeout",
      paramLabel = "TIME",
      converter = Seconds.class,
      description = "How long any one command on the host may take, in seconds, or as 90s, 2m, 1h.")
  private Optional<Duration> stepTimeout = Optional.empty();

  /**
   * The options for the host at {@code address}; refused when one of them means nothing there.
   *
   * @param described what the manifest says of becoming root: a simulated host needs none of it
   */
  Parsed<ConnectionOptions> options(HostAddress address, Optional<Become> described) {
    return switch (address) {
      case HostAddress.Ssh ssh -> options(described);
      case HostAddress.Local local ->
          !sshOptions.isEmpty() || connectTimeout.isPresent()
              ? Parsed.refused("--ssh-option and --connect-timeout are for hosts reached over ssh")
              : options(described);
      case HostAddress.Simulated simulated ->
          nothingSaid()
              ? options(Optional.empty())
              : Parsed.refused(
                  "--become, --ssh-option, --connect-timeout and --step-timeout are for real hosts,"
                      + " not for a simulated one");
    };
  }

  /** How to become root, as it was typed. */
  Optional<String> become() {
    return become;
  }

  private boolean nothingSaid() {
    return become.isEmpty()
        && sshOptions.isEmpty()
        && connectTimeout.isEmpty()
        && stepTimeout.isEmpty();
  }

  private Parsed<ConnectionOptions> options(Optional<Become> described) {
    for (String option : sshOptions) {
      if (!option.matches("[A-Za-z][A-Za-z0-9]*[= ].+")) {
        return Parsed.refused("the --ssh-option \"" + option + "\" is not of the form NAME=VALUE");
      }
    }
    if (isNoTime(connectTimeout) || isNoTime(stepTimeout)) {
      return Parsed.refused("a timeout is 1 to " + MOST_SECONDS + " seconds");
    }
    ConnectionOptions plain = ConnectionOptions.DEFAULTS.sshOptions(sshOptions);
    ConnectionOptions connecting = connectTimeout.map(plain::connectTimeout).orElse(plain);
    ConnectionOptions timed = stepTimeout.map(connecting::stepTimeout).orElse(connecting);
    return become
        .map(Become::parse)
        .orElse(Parsed.ok(described.orElse(Become.NONE)))
        .map(timed::become);
  }

  private static boolean isNoTime(Optional<Duration> time) {
    return time.filter(t -> t.toSeconds() < 1 || t.toSeconds() > MOST_SECONDS).isPresent();
  }
}
