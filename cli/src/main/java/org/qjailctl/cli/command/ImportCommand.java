package org.qjailctl.cli.command;

import java.util.Optional;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.importing.ManifestImport;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.planner.importing.HostNaming;
import org.qjailctl.planner.importing.Survey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a manifest from a host. */
@Command(
    name = "import",
    description =
        "Writes the manifest of a host as it is to standard output; changes "
            + "nothing. Planning that manifest on that host is empty. What a manifest "
            + "cannot say becomes a comment in it, and no secret is ever written.",
    sortOptions = false)
final class ImportCommand implements Action {

  private final Context context;

  @Mixin private HostArguments host = new HostArguments();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "How the manifest names the host: its own name by default.")
  private Optional<String> name = Optional.empty();

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    if (name.isPresent() && !name.get().matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
      context
          .err()
          .print(
              UsageError.lines(
                  "qjailctl import: --name \"" + name.get() + "\" is no host's name.",
                  "Letters, digits, dots and dashes make one, such as db1."));
      return ExitCode.USAGE;
    }
    return new Connection(context).to(host, Optional.empty(), this::imported);
  }

  /** Where real hosts are stands in the manifest; a simulated one is for trying out. */
  private Optional<String> address() {
    return host.host().filter(text -> text.equals("local") || text.startsWith("ssh://"));
  }

  private Optional<String> become() {
    return address().flatMap(real -> host.connection().become());
  }

  private ExitCode imported(Engine engine) throws HostUnreachable {
    Survey survey = new Connection(context).timed(engine, engine::survey);
    Optional<String> other =
        survey
            .host()
            .system()
            .known()
            .map(SystemFacts::system)
            .filter(system -> !system.equals("FreeBSD"));
    if (other.isPresent()) {
      context
          .err()
          .print(
              UsageError.lines(
                  engine.hostName() + " is not FreeBSD: it calls itself " + other.get() + ".",
                  "Check the address given with --host."));
      return ExitCode.UNREACHABLE;
    }
    ManifestImport.Imported imported =
        new ManifestImport(engine, survey, new HostNaming(name, address(), become())).imported();
    context.out().printDocument(imported.yaml());
    if (imported.doubts().isEmpty()) {
      return ExitCode.OK;
    }
    context
        .err()
        .print(
            Line.of(Style.CHANGED, "warning: ")
                .and("planning this manifest on " + engine.hostName() + " is not empty:"));
    imported.doubts().forEach(doubt -> context.err().print(Line.of("  " + doubt)));
    context.err().print(Line.of("  `qjailctl doctor` may tell more about the host."));
    return ExitCode.ERROR;
  }
}
