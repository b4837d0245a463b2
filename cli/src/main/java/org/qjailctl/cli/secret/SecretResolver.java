package org.qjailctl.cli.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qjailctl.cli.process.Environment;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Severity;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.SecretSource;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

/**
 * Reads the secrets that a plan's steps need, and no others, before anything is touched: a host is
 * not left half done for want of a password.
 */
public final class SecretResolver {

  /** A secret's value is not to be had. */
  public static final Code UNAVAILABLE = new Code("QJ3001");

  public static final String SUMMARY = "no value for a secret";

  /** For {@code qjailctl explain}. */
  public static final String EXPLANATION =
      """
      Secrets are read on the machine that qjailctl runs on, when a step needs them, before
      anything is changed: a host is not left half done for want of a password. Those of
      PostgreSQL's roles are read for plans too, where they are at hand, to compare them.""";

  private final Environment environment;

  public SecretResolver(Environment environment) {
    this.environment = environment;
  }

  /**
   * Fills {@code store} with what {@code plan} needs.
   *
   * @param file the manifest, as the person named it
   * @param commandsToo whether commands may be run: not before somebody agreed to the manifest
   * @return one diagnostic for each secret that is not to be had; none when the plan can go ahead
   */
  public List<Diagnostic> resolve(
      String file, Manifest manifest, Plan plan, boolean commandsToo, SecretStore store) {
    SortedMap<SecretName, String> values = new TreeMap<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (SecretName name : needed(plan)) {
      if (!commandsToo && manifest.secrets().get(name) instanceof SecretSource.Command) {
        continue;
      }
      switch (store.find(name).map(Parsed::ok).orElseGet(() -> value(manifest, name))) {
        case Parsed.Ok<String>(String value) -> values.put(name, value);
        case Parsed.Refused<String>(String reason) ->
            problems.add(problem(file, name, reason, manifest.secrets().get(name)));
      }
    }
    store.fill(values);
    return List.copyOf(problems);
  }

  /**
   * Fills {@code store} with what passwords on the host are compared with, as far as it is to be
   * had; what is missing is not compared, and the plan says so.
   *
   * @param commandsToo whether commands may be run: who only looks at a manifest runs none of it
   */
  public void resolveCompared(Manifest manifest, boolean commandsToo, SecretStore store) {
    SortedMap<SecretName, String> values = new TreeMap<>();
    for (SecretName name : compared(manifest)) {
      boolean allowed =
          commandsToo || !(manifest.secrets().get(name) instanceof SecretSource.Command);
      if (allowed) {
        value(manifest, name).toOptional().ifPresent(value -> values.put(name, value));
      }
    }
    store.fill(values);
  }

  /** Whether a password on the host is compared with what a command prints. */
  public static boolean comparesByCommand(Manifest manifest) {
    return compared(manifest).stream()
        .anyMatch(name -> manifest.secrets().get(name) instanceof SecretSource.Command);
  }

  private static SortedSet<SecretName> compared(Manifest manifest) {
    SortedSet<SecretName> names = new TreeSet<>();
    manifest.jails().values().stream()
        .flatMap(jail -> jail.postgresql().stream())
        .flatMap(server -> server.inCluster().stream())
        .forEach(
            part -> {
              if (part instanceof ClusterPart.Password password) {
                names.add(password.secret());
              }
            });
    return names;
  }

  private static SortedSet<SecretName> needed(Plan plan) {
    SortedSet<SecretName> names = new TreeSet<>();
    plan.steps().stream()
        .map(PlannedStep::step)
        .forEach(step -> step.secret().ifPresent(names::add));
    return names;
  }

  private Parsed<String> value(Manifest manifest, SecretName name) {
    return Optional.ofNullable(manifest.secrets().get(name))
        .map(this::read)
        .orElse(Parsed.refused("the manifest does not say where it comes from"))
        .then(SecretResolver::checked);
  }

  private Parsed<String> read(SecretSource source) {
    return switch (source) {
      case SecretSource.Environment(String variable) ->
          environment
              .variable(variable)
              .map(Parsed::ok)
              .orElse(Parsed.refused("the environment variable " + variable + " is not set"));
      case SecretSource.File(String path) -> SecretFile.read(path);
      case SecretSource.Command command -> SecretCommand.run(command);
    };
  }

  /** Commands read a secret as one line. */
  private static Parsed<String> checked(String value) {
    if (value.isEmpty()) {
      return Parsed.refused("its value is empty");
    }
    return value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)
        ? Parsed.refused("its value has several lines or a NUL, and a password is one line")
        : Parsed.ok(value);
  }

  private static Diagnostic problem(
      String file, SecretName name, String reason, @Nullable SecretSource source) {
    return new Diagnostic(
        UNAVAILABLE,
        Severity.ERROR,
        Optional.empty(),
        "secrets." + name,
        SUMMARY,
        "A step of this plan needs the secret " + name + " of " + file + ", but " + reason + ".",
        remedy(source));
  }

  private static String remedy(@Nullable SecretSource source) {
    return switch (source) {
      case null -> "Name it below `secrets`, with `env`, `file` or `command`.";
      case SecretSource.Environment(String variable) ->
          "Set " + variable + " to the password, on one line, and export it.";
      case SecretSource.File(String path) ->
          "Write the password into " + path + ", on one line, readable by you alone.";
      case SecretSource.Command(List<String> argv, String folder) ->
          "Run it yourself in " + folder + ": it has to print the password, on its first line.";
    };
  }
}
