package org.qjailctl.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.process.ProcessTerminal;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Streams streams = new Streams(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    ExitCode code =
        new Cli(new HostEngines())
            .run(
                List.of(args),
                streams,
                name -> Optional.ofNullable(System.getenv(name)),
                new ProcessTerminal(System.getProperty("qjailctl.terminal", ""), System.in));
    streams.out().flush();
    System.exit(code.status());
  }

  /** A PrintStream swallows that its reader has gone away, which is what is wanted here. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
