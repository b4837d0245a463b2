package org.qjailctl.cli.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.Samples;
import org.qjailctl.cli.process.Environment;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.SecretSource;
import org.qjailctl.core.plan.Plan;

final class SecretResolverTest {

  private static final SecretName NAME = new SecretName("pg-superuser");
  private static final Environment EMPTY = name -> Optional.empty();

  @TempDir private Path folder = Path.of("");
  private final SecretStore store = new SecretStore();

  @Test
  void aPlanWithoutTheStepReadsNothing() {
    Environment untouchable =
        name -> {
          throw new AssertionError(name + " was read");
        };

    assertThat(resolve(untouchable, environment(), Samples.empty())).isEmpty();
    assertThatThrownBy(() -> store.valueOf(NAME)).hasMessageContaining("pg-superuser");
  }

  @Test
  void aFilesLastLineFeedIsNotPartOfTheValue() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "two words \n");

    assertThat(resolve(EMPTY, file(file), Samples.postgresql())).isEmpty();
    assertThat(store.valueOf(NAME)).isEqualTo("two words ");
  }

  @Test
  void whatIsNoPasswordIsRefusedWithoutShowingIt() throws IOException {
    Path lines = Files.writeString(folder.resolve("lines"), "secret-one\nsecret-two\n");
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 1});
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(5000));

    assertThat(problem(file(lines))).contains("several lines").doesNotContain("secret-one");
    assertThat(problem(file(empty))).contains("empty");
    assertThat(problem(file(binary))).contains("not UTF-8");
    assertThat(problem(file(large))).contains("more than");
    assertThat(problem(file(folder.resolve("none")))).contains("there is no file");
    assertThat(problem(environment())).contains("PG_PASSWORD is not set");
  }

  @Test
  void theLongerOfTwoValuesIsMaskedWhole() {
    TreeMap<SecretName, String> values = new TreeMap<>();
    values.put(new SecretName("a"), "horse");
    values.put(new SecretName("b"), "horse-power");
    values.put(new SecretName("c"), "on");
    store.fill(values);

    assertThat(store.mask("on horse and horse-power")).isEqualTo("on (secret a) and (secret b)");
    assertThat(store.toString()).doesNotContain("horse");
  }

  private String problem(SecretSource source) {
    List<Diagnostic> problems = resolve(EMPTY, source, Samples.postgresql());
    assertThat(problems).as("problems with " + source).hasSize(1);
    return problems.get(0).detail();
  }

  private List<Diagnostic> resolve(Environment environment, SecretSource source, Plan plan) {
    TreeMap<SecretName, SecretSource> secrets = new TreeMap<>();
    secrets.put(NAME, source);
    Manifest manifest =
        new Manifest(
            "db1",
            Optional.empty(),
            Optional.empty(),
            Provision.NOTHING,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            Optional.empty(),
            new TreeMap<>(),
            secrets);
    return new SecretResolver(environment).resolve("host.yaml", manifest, plan, true, store);
  }

  private static SecretSource environment() {
    return new SecretSource.Environment("PG_PASSWORD");
  }

  private static SecretSource file(Path path) {
    return new SecretSource.File(path.toString());
  }
}
