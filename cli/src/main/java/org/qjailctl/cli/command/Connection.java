package org.qjailctl.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.ElapsedTime;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.SecretSource;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.HostAddress;

/** The host that the command line or a manifest names. */
final class Connection {

  /** What a command does with the host, which is closed behind it. */
  interface Work {
    ExitCode with(Engine engine) throws HostUnreachable;
  }

  /** A look at the host. */
  interface Look<T> {
    T taken() throws HostUnreachable;
  }

  private final Context context;

  Connection(Context context) {
    this.context = context;
  }

  /** Hands the host to {@code work}, unless the command line does not say which that is. */
  ExitCode to(HostArguments arguments, Optional<Described> described, Work work)
      throws HostUnreachable {
    Optional<Manifest> manifest = described.map(Described::manifest);
    return switch (WantedHost.of(arguments.host(), described, context.environment())) {
      case Parsed.Refused<HostAddress>(String reason) -> usage(reason);
      case Parsed.Ok<HostAddress>(HostAddress address) ->
          switch (arguments.connection().options(address, manifest.flatMap(Manifest::become))) {
            case Parsed.Refused<ConnectionOptions>(String reason) -> usage(reason + ".");
            case Parsed.Ok<ConnectionOptions>(ConnectionOptions options) ->
                opened(address, options.withholding(secretVariables(manifest)), work);
          };
    };
  }

  /** Those that hold a secret are for this process alone. */
  private static Set<String> secretVariables(Optional<Manifest> manifest) {
    return manifest.stream()
        .flatMap(known -> known.secrets().values().stream())
        .flatMap(
            source ->
                source instanceof SecretSource.Environment(String variable)
                    ? Stream.of(variable)
                    : Stream.empty())
        .collect(Collectors.toSet());
  }

  private ExitCode opened(HostAddress address, ConnectionOptions options, Work work)
      throws HostUnreachable {
    try (Engine engine = context.engines().open(address, options, context.secrets())) {
      return work.with(engine);
    }
  }

  /** Takes {@code look}, and says how long that took. */
  <T> T timed(Engine engine, Look<T> look) throws HostUnreachable {
    long start = System.nanoTime();
    T seen = look.taken();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    context
        .err()
        .print(
            Line.of(
                Style.DIM, "Probed " + engine.hostName() + " in " + ElapsedTime.of(took) + "."));
    return seen;
  }

  private ExitCode usage(String problem) {
    List<String> lines = problem.lines().toList();
    context
        .err()
        .print(
            UsageError.lines(
                "qjailctl: " + lines.getFirst(),
                lines.stream().skip(1).collect(Collectors.joining(" "))));
    return ExitCode.USAGE;
  }
}
