package org.qjailctl.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.process.Descriptor;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.process.ProcessTerminal;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Descriptor out = new Descriptor(new FileOutputStream(FileDescriptor.out));
    Streams streams = new Streams(utf8(out), utf8(new FileOutputStream(FileDescriptor.err)));
    ProcessTerminal terminal =
        new ProcessTerminal(System.getProperty("qjailctl.terminal", ""), System.in);
    ExitCode code =
        new Cli(new HostEngines())
            .run(
                List.of(args), streams, name -> Optional.ofNullable(System.getenv(name)), terminal);
    streams.out().flush();
    ExitCode told = told(code, out, streams.err());
    System.exit(told == code ? terminal.statusOr(code.status()) : told.status());
  }

  /** What the process ends with: what was to be told and was not is a failure, whatever it was. */
  static ExitCode told(ExitCode code, Descriptor out, PrintStream err) {
    Optional<String> failure = out.failure();
    if (failure.isEmpty()) {
      return code;
    }
    err.print(
        "error: standard output could not be written: %s.\n  Make room, or send it elsewhere.\n"
            .formatted(failure.get()));
    err.flush();
    return code == ExitCode.OK || code == ExitCode.CHANGES ? ExitCode.OUTPUT_LOST : code;
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, false, StandardCharsets.UTF_8);
  }
}
