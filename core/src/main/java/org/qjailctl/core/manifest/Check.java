package org.qjailctl.core.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;

/**
 * A question whose answer tells whether something works. It changes nothing.
 *
 * @param retries how often it is asked again before it has failed
 * @param interval how long lies between an answer and the next try
 * @param timeout how long one try may take
 */
public record Check(Question question, int retries, Duration interval, Duration timeout) {

  public static final int USUAL_RETRIES = 5;
  public static final Duration USUAL_INTERVAL = Duration.ofSeconds(2);
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  /** What is asked. */
  public sealed interface Question {}

  /**
   * Whether a connection comes about.
   *
   * @param address the place's own first one where none is said
   */
  public record Tcp(Optional<IpAddress> address, Port port) implements Question {
    @Override
    public String toString() {
      return "tcp " + address.map(to -> to + " port ").orElse("") + port;
    }
  }

  /**
   * Whether a command exits with status 0.
   *
   * @param user as whom it runs; as root where none is said
   */
  public record Command(List<String> argv, Optional<UserName> user) implements Question {
    public Command {
      argv = List.copyOf(argv);
      if (argv.isEmpty()) {
        throw new IllegalArgumentException("a command without a program");
      }
    }

    @Override
    public String toString() {
      boolean line = argv.size() == 3 && argv.get(0).equals("sh") && argv.get(1).equals("-c");
      String all = (line ? argv.get(2) : String.join(" ", argv)).strip();
      return "command "
          + all.lines().findFirst().orElse("")
          + (all.contains("\n") ? " ..." : "")
          + user.map(who -> " as " + who.value()).orElse("");
    }
  }

  /** Whether a service runs. */
  public record Service(ServiceName name) implements Question {
    @Override
    public String toString() {
      return "service " + name;
    }
  }

  /** How long it can take until it has failed, when every try takes all of its time. */
  public Duration longest() {
    return timeout.multipliedBy(retries + 1L).plus(interval.multipliedBy(retries));
  }
}
