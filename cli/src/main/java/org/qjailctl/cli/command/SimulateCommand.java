package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qjailctl.cli.engine.Serving;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.executors.connection.ListenAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves a simulated host over ssh. */
@Command(
    name = "simulate",
    description =
        "Serves a simulated FreeBSD host to ssh clients for practice. This "
            + "machine's own sshd serves it until Ctrl-C, to keys that are made for it. "
            + "Clients reach nothing but the simulated host.",
    sortOptions = false)
final class SimulateCommand implements Action {

  private final Context context;

  @Parameters(
      paramLabel = "FILE",
      description = "What keeps the host's state; a new host if there is no such file.")
  private Path file = Path.of("");

  @Option(
      names = "--listen",
      paramLabel = "[ADDRESS:]PORT",
      description = "Where clients connect: 127.0.0.1:2222 by default.")
  private String listen = "2222";

  SimulateCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    return switch (ListenAddress.parse(listen)) {
      case Parsed.Refused<ListenAddress>(String reason) -> {
        context
            .err()
            .print(
                UsageError.lines(
                    "qjailctl simulate: --listen \""
                        + listen
                        + "\" is not understood: "
                        + reason
                        + ".",
                    ""));
        yield ExitCode.USAGE;
      }
      case Parsed.Ok<ListenAddress>(ListenAddress at) -> served(at);
    };
  }

  private ExitCode served(ListenAddress at) throws HostUnreachable {
    try (Serving.Served served = context.serving().serve(file, at)) {
      context.out().print(howToReach(served));
      throw new HostUnreachable(
          "sshd, which served " + file + ", has ended: " + served.untilItEnds() + ".",
          "Its log is " + served.folder().resolve("log") + ".");
    }
  }

  private List<Line> howToReach(Serving.Served served) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of("Serving the simulated host " + file + " at ")
            .and(Style.BOLD, served.address().toString())
            .and(" until Ctrl-C."));
    lines.add(
        Line.of(
            "Its keys and its log are in "
                + served.folder()
                + "; add your own to authorized_keys there. From another terminal:"));
    lines.add(Line.EMPTY);
    lines.add(Line.of("  qjailctl plan host.yaml --host " + served.address() + " \\"));
    List<String> options = served.sshOptions();
    for (int i = 0; i < options.size(); i++) {
      String last = i + 1 < options.size() ? " \\" : "";
      lines.add(Line.of("    --ssh-option " + quoted(options.get(i)) + last));
    }
    return lines;
  }

  /** For the reader's shell. */
  private static String quoted(String option) {
    return option.matches("[A-Za-z0-9/._%+=-]+")
        ? option
        : "'" + option.replace("'", "'\\''") + "'";
  }
}
