package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticText;
import org.qjailctl.cli.render.TraceText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.pf.evaluation.Packet;
import org.qjailctl.core.pf.evaluation.PacketText;
import org.qjailctl.planner.pf.PacketTrace;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what pf does with a packet. */
@Command(
    name = "trace",
    description = {
      "Says what pf does with the first packet of a connection: which rules match, which",
      "one decides, and where it ends. With a manifest the rules are those that it makes",
      "(with --host, after those of the host's /etc/pf.conf); with --host alone those that",
      "the host has loaded. Nothing is sent, nothing is changed."
    })
final class TraceCommand implements Action {

  private final Context context;

  @Parameters(
      paramLabel = "[FILE] PACKET",
      arity = "1..2",
      description =
          "The manifest, and a packet such as 'tcp 203.0.113.7 -> 10.0.2.15:5432 on vtnet0'; "
              + "it comes in unless `out on` says otherwise.")
  private List<String> words = new ArrayList<>();

  @Mixin private HostArguments host = new HostArguments();

  @Option(
      names = "--expect",
      paramLabel = "RESULT",
      description = "Exits 3 unless it is so: pass, block, or the name of the jail it reaches.")
  private Optional<String> expected = Optional.empty();

  TraceCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    return switch (PacketText.parse(words.getLast())) {
      case Parsed.Refused<Packet>(String reason) ->
          usage("\"" + words.getLast() + "\" is no packet: " + reason + ".", "");
      case Parsed.Ok<Packet>(Packet packet) ->
          words.size() > 1 ? ofManifest(Path.of(words.getFirst()), packet) : ofHost(packet);
    };
  }

  private ExitCode usage(String problem, String remedy) {
    context.err().print(UsageError.lines("qjailctl trace: " + problem, remedy));
    return ExitCode.USAGE;
  }

  private ExitCode ofManifest(Path file, Packet packet) throws HostUnreachable {
    ReadResult read = ManifestReader.read(file);
    context.err().print(DiagnosticText.of(read.diagnostics(), Optional.of(read.sources())));
    return switch (read) {
      case ReadResult.Invalid invalid -> ExitCode.BAD_MANIFEST;
      case ReadResult.Valid valid when host.host().isEmpty() ->
          shown(PacketTrace.of(valid.manifest(), packet), "the rules of " + file);
      case ReadResult.Valid valid ->
          new Connection(context)
              .to(
                  host,
                  Optional.of(Described.of(valid.manifest(), file, List.of())),
                  engine ->
                      shown(
                          PacketTrace.of(valid.manifest(), engine.probe(valid.manifest()), packet),
                          "the rules of " + engine.hostName() + " with those of " + file));
    };
  }

  private ExitCode ofHost(Packet packet) throws HostUnreachable {
    if (host.host().isEmpty()) {
      return usage("neither a manifest nor a host is named.", "Add a manifest, or --host.");
    }
    Manifest asking = Manifest.askingForPf();
    return new Connection(context)
        .to(
            host,
            Optional.of(Described.of(asking, Path.of(""), List.of())),
            engine ->
                shown(
                    PacketTrace.of(engine.probe(asking), packet),
                    "the rules that " + engine.hostName() + " has loaded"));
  }

  private ExitCode shown(PacketTrace trace, String rules) {
    context.out().print(TraceText.of(trace, rules));
    if (expected.isEmpty() || trace.is(expected.get())) {
      return ExitCode.OK;
    }
    context.err().print(List.of(Line.of("Expected: " + expected.get() + ".")));
    return ExitCode.CHECK_FAILED;
  }
}
