package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.GuardedCommand;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The list {@code commands} of a provision. */
final class CommandsBinding {

  private static final List<String> GUARDS = List.of("creates", "unless", "only-if");

  private static final Form<String> NAME =
      Forms.pattern(
          "[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}",
          "a command is named by at most 64 letters, digits, blanks, dots, dashes and underscores",
          ManifestCode.BAD_COMMAND_NAME,
          "Write what it does, such as build aliases.");

  private final Section section;
  private final ServiceNames services;
  private final CommandWords words;
  private final boolean onHost;
  private final Set<String> names = new HashSet<>();

  private CommandsBinding(Section section, boolean onHost) {
    this.section = section;
    this.services = new ServiceNames(section);
    this.words = new CommandWords(section);
    this.onHost = onHost;
  }

  static List<GuardedCommand> read(Section section, boolean onHost) {
    CommandsBinding binding = new CommandsBinding(section, onHost);
    List<GuardedCommand> commands = new ArrayList<>();
    for (YamlNode item : section.items("commands")) {
      Section.read(item, section.reading(), binding::command).ifPresent(commands::add);
    }
    return commands;
  }

  private Optional<GuardedCommand> command(Section one) {
    one.require("name");
    one.requireOneOf("run", "shell");
    Optional<Placed<String>> name = one.form("name", NAME);
    name.ifPresent(this::once);
    List<String> argv = argv(one);
    Optional<UserName> user = words.user(one, onHost);
    Optional<Placed<HostPath>> creates = one.form("creates", Forms.FILE_PATH);
    List<String> unless = words.read(one, "unless");
    List<String> onlyIf = words.read(one, "only-if");
    SortedSet<ServiceName> readers = services.notified(one);
    boolean afterServices = one.flag("after-services").map(Placed::value).orElse(false);
    checkGuards(one);
    if (one.has("notify") && !one.has("creates")) {
      report(
          ManifestCode.NOTIFY_WITHOUT_CREATES,
          one.place().atHead(),
          "Whether a service has seen what the command did is told by the age of a file.",
          "Name the file with creates, or take notify out.");
    }
    Optional<Guard> guard =
        creates
            .map(path -> new Guard(List.of("test", "-e", path.value().value()), Optional.empty()))
            .or(() -> guard(unless, user))
            .or(() -> guard(onlyIf, user));
    return name.flatMap(
        known ->
            guard
                .filter(there -> !argv.isEmpty())
                .map(
                    there ->
                        new GuardedCommand(
                            known.value(),
                            argv,
                            user,
                            there,
                            onlyIf.isEmpty(),
                            creates.map(Placed::value),
                            readers,
                            afterServices)));
  }

  private static Optional<Guard> guard(List<String> argv, Optional<UserName> user) {
    return argv.isEmpty() ? Optional.empty() : Optional.of(new Guard(argv, user));
  }

  private List<String> argv(Section one) {
    List<String> run = words.read(one, "run");
    return one.text("shell")
        .map(text -> List.of("sh", "-c", text.value()))
        .filter(shell -> run.isEmpty())
        .orElse(run);
  }

  private void checkGuards(Section one) {
    List<String> written = GUARDS.stream().filter(one::has).toList();
    if (written.isEmpty() && one.isWritten()) {
      report(
          ManifestCode.COMMAND_UNGUARDED,
          one.place().atHead(),
          "Nothing tells whether the command's work is done, so every apply would run it again.",
          "Add `creates:` with the file that it makes, or `unless:` or `only-if:` with a command"
              + " that tells.");
    } else if (written.size() > 1) {
      report(
          ManifestCode.COMMAND_GUARDS,
          one.place().atHead(),
          String.join(" and ", written) + " may say different things of one command.",
          "Keep one of them; `unless: [sh, -c, ...]` can ask for several things.");
    }
  }

  private void once(Placed<String> name) {
    if (!names.add(name.value())) {
      report(
          ManifestCode.COMMAND_TWICE,
          name.place(),
          "There is a command called " + name.value() + " already.",
          "Give it another name.");
    }
  }

  private void report(ManifestCode code, Place at, String detail, String remedy) {
    section.reading().problems().report(code, at, detail, remedy);
  }
}
