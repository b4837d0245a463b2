package org.qjailctl.schema.binding;

import java.nio.file.InvalidPathException;
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
  private final Form<SecretSource> file;

  private SecretsBinding(Reading reading) {
    this.reading = reading;
    this.file =
        Form.of(
            this::file,
            ManifestCode.BAD_SECRET,
            "Write a path relative to the manifest's folder, or an absolute one.");
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
    Optional<SecretSource> path = section.form("file", file).map(Placed::value);
    return variable.or(() -> path);
  }

  private Parsed<SecretSource> file(String text) {
    try {
      return text.isEmpty()
          ? Parsed.refused("a file has a name")
          : Parsed.ok(new SecretSource.File(reading.folder().resolve(text).normalize().toString()));
    } catch (InvalidPathException e) {
      return Parsed.refused("this is not a path");
    }
  }
}
