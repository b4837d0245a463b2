package org.qjailctl.cli.command;

import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.plan.JailAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a jail back from an archive. */
@Command(
    name = "restore",
    description = "Brings a jail back from an archive; never over one that is there.",
    sortOptions = false)
final class RestoreCommand implements Action {

  private final Context context;

  @Parameters(index = "0", paramLabel = "JAIL", description = "The jail's name.")
  private String jail = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ARCHIVE",
      description = "Such as web@202611232120.33.tar; the jail's newest when none is named.")
  private Optional<String> archive = Optional.empty();

  @Mixin private JailHost target = new JailHost();

  RestoreCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    JailWork work = new JailWork(context);
    if (archive.isEmpty()) {
      return work.of(target, new JailAction.Restore(Optional.empty()), List.of(jail));
    }
    return switch (ArchiveName.parse(archive.get())) {
      case Parsed.Refused<ArchiveName>(String reason) ->
          work.usage("\"" + archive.get() + "\" is no archive's name: " + reason + ".", "");
      case Parsed.Ok<ArchiveName>(ArchiveName name) ->
          name.jail().value().equals(jail)
              ? work.of(target, new JailAction.Restore(Optional.of(name)), List.of(jail))
              : work.usage(
                  name + " is an archive of " + name.jail() + ", not of " + jail + ".", "");
    };
  }
}
