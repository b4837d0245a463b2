package org.qjailctl.schema.binding;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.SecretSource;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.assembly.Confines;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode;

/**
 * The section {@code secrets}. No source is looked into: a manifest is checked where its secrets
 * are not.
 */
final class SecretsBinding {

  private static final Form<String> WORD =
      Form.of(
          text ->
              text.indexOf('\0') >= 0 ? Parsed.refused("no argument holds a NUL") : Parsed.ok(text),
          ManifestCode.BAD_SECRET,
          "Write the program and each of its arguments as an item of its own.");

  private final Reading reading;

  private SecretsBinding(Reading reading) {
    this.reading = reading;
  }

  static SortedMap<SecretName, SecretSource> read(Section top) {
    SecretsBinding binding = new SecretsBinding(top.reading());
    SortedMap<SecretName, SecretSource> all = new TreeMap<>();
    top.sections(
            "secrets",
            Forms.SECRET_NAME,
            (name, section) ->
                binding.source(section).map(source -> Map.entry(name.value(), source)))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private Optional<SecretSource> source(Section section) {
    section.requireOneOf("env", "file", "command");
    Optional<SecretSource> variable =
        section.form("env", Forms.VARIABLE).map(name -> new SecretSource.Environment(name.value()));
    Optional<SecretSource> path = section.text("file").flatMap(this::file).map(Placed::value);
    Optional<SecretSource> command = command(section);
    return variable.or(() -> path).or(() -> command);
  }

  private Optional<SecretSource> command(Section section) {
    if (!section.has("command")) {
      return Optional.empty();
    }
    List<String> argv = new ArrayList<>();
    for (YamlNode word : section.items("command")) {
      reading
          .text(word)
          .flatMap(text -> WORD.read(text, reading.problems()))
          .ifPresent(text -> argv.add(text.value()));
    }
    Optional<YamlNode> list = section.node("command");
    if (argv.isEmpty()) {
      list.filter(node -> node instanceof YamlNode.Sequence all && all.items().isEmpty())
          .ifPresent(
              node ->
                  reading
                      .problems()
                      .report(
                          ManifestCode.BAD_SECRET,
                          node.place(),
                          "A command without a program prints nothing.",
                          "Write the program and its arguments, such as [pass, show, db1]."));
      return Optional.empty();
    }
    String folder = reading.folder(section.place()).toAbsolutePath().normalize().toString();
    return Optional.of(new SecretSource.Command(argv, folder));
  }

  private Optional<Placed<SecretSource>> file(Placed<String> path) {
    Path folder = reading.folder(path.place());
    Optional<Placed<SecretSource>> named =
        Form.of(
                text -> file(text, folder),
                ManifestCode.BAD_SECRET,
                "Write a path relative to the folder of this file, or an absolute one.")
            .read(path, reading.problems());
    if (named.isPresent()
        && named.get().value() instanceof SecretSource.File(String file)
        && !reading.confines().hold(Path.of(file))) {
      reading
          .problems()
          .report(
              ManifestCode.FILE_OUTSIDE,
              path.place(),
              Quoted.of(path.value())
                  + " is outside of the manifest's folder, or a link leads out of it.",
              Confines.REMEDY);
      return Optional.empty();
    }
    return named;
  }

  private static Parsed<SecretSource> file(String text, Path folder) {
    try {
      return text.isEmpty()
          ? Parsed.refused("a file has a name")
          : Parsed.ok(new SecretSource.File(folder.resolve(text).normalize().toString()));
    } catch (InvalidPathException e) {
      return Parsed.refused("this is not a path");
    }
  }
}
