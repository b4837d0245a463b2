package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedJail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A shell, or one command, in a running jail. */
@Command(
    name = "console",
    description =
        "Opens a shell in a running jail, or runs one command there. A command "
            + "stands after --. Its words arrive as they are typed, and its exit status "
            + "is that of qjailctl.",
    sortOptions = false)
final class ConsoleCommand implements Action {

  private final Context context;

  @Parameters(index = "0", paramLabel = "JAIL", description = "The jail's name.")
  private String jail = "";

  @Parameters(
      index = "1..*",
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "A command and its arguments, after --: console web -- ls -l /")
  private List<String> command = new ArrayList<>();

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "A user of the jail; root by default.")
  private Optional<String> user = Optional.empty();

  @Mixin private JailHost target = new JailHost();

  ConsoleCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws HostUnreachable {
    JailWork work = new JailWork(context);
    Optional<Parsed<UserName>> asked = user.map(UserName::parse);
    if (asked.isPresent() && asked.get() instanceof Parsed.Refused<UserName>(String reason)) {
      return work.usage("\"" + user.get() + "\" is no user's name: " + reason + ".", "");
    }
    return switch (JailName.parse(jail)) {
      case Parsed.Refused<JailName>(String reason) ->
          work.usage("\"" + jail + "\" is no jail's name: " + reason + ".", "");
      case Parsed.Ok<JailName>(JailName name) ->
          work.on(target, engine -> opened(engine, name, asked.map(Parsed::orThrow)));
    };
  }

  private ExitCode opened(Engine engine, JailName name, Optional<UserName> as)
      throws HostUnreachable {
    Fact<Optional<ObservedJail>> found = engine.probe(List.of(name)).qjail().jail(name);
    return switch (found) {
      case Fact.Unknown<Optional<ObservedJail>>(String reason) ->
          refused("the jail " + name + " could not be looked at: " + reason + ".", "");
      case Fact.Known<Optional<ObservedJail>>(Optional<ObservedJail> known) -> {
        if (known.isEmpty()) {
          yield refused(
              "qjail knows no jail " + name + " on " + engine.hostName() + ".",
              "`qjail list` on the host shows those that it knows.");
        }
        if (!known.get().runs()) {
          yield refused(
              "the jail " + name + " does not run, and only a running jail has a console.",
              "Start it with `qjailctl start " + name + "`.");
        }
        yield inside(engine, name, as);
      }
    };
  }

  private ExitCode inside(Engine engine, JailName name, Optional<UserName> as)
      throws HostUnreachable {
    List<String> argv = new ArrayList<>(List.of("jexec", "-l"));
    as.ifPresent(one -> argv.addAll(List.of("-U", one.value())));
    argv.add(name.value());
    argv.addAll(command);
    if (!engine.hasTerminals()) {
      return practice(engine, name, argv);
    }
    boolean terminal = context.terminal().answers() && context.terminal().showsOutput();
    context.terminal().leavesInterruptsToPrograms();
    return ended(engine.interact(argv, terminal));
  }

  /** A simulated jail has programs, and nobody who could type to them. */
  private ExitCode practice(Engine engine, JailName name, List<String> argv)
      throws HostUnreachable {
    if (command.isEmpty()) {
      return refused(
          "a simulated jail has no shell to sit in front of.",
          "Run single commands in it: `qjailctl console " + name + " -- ls /`.");
    }
    Outcome outcome = engine.run(argv);
    context.out().print(outcome.stdout().utf8().lines().map(Line::of).toList());
    context.err().print(outcome.stderr().utf8().lines().map(Line::of).toList());
    return ended(outcome.exit());
  }

  private ExitCode ended(int status) {
    context.terminal().endsWith(status);
    return status == 0 ? ExitCode.OK : ExitCode.ERROR;
  }

  private ExitCode refused(String problem, String remedy) {
    context.err().print(UsageError.lines(problem, remedy));
    return ExitCode.ERROR;
  }
}
