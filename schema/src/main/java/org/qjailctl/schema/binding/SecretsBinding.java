package org.qjailctl.schema.binding;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.SecretSource;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/**
 * The section {@code secrets}. No source is looked into: a manifest is checked where its secrets
 * are not.
 */
final class SecretsBinding {

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
    section.requireOneOf("env", "file");
    Optional<SecretSource> variable =
        section.form("env", Forms.VARIABLE).map(name -> new SecretSource.Environment(name.value()));
    Optional<SecretSource> path = section.text("file").flatMap(this::file).map(Placed::value);
    return variable.or(() -> path);
  }

  private Optional<Placed<SecretSource>> file(Placed<String> path) {
    Path folder = reading.folder(path.place());
    return Form.of(
            text -> file(text, folder),
            ManifestCode.BAD_SECRET,
            "Write a path relative to the folder of this file, or an absolute one.")
        .read(path, reading.problems());
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
