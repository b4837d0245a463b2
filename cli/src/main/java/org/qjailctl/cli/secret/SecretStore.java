package org.qjailctl.cli.secret;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Secrets;

/**
 * The secrets of one run. It is handed to the host before there is a plan, and filled once the plan
 * says what is needed. May be used by several threads at a time.
 */
public final class SecretStore implements Secrets {

  /** Values shorter than this would blot out ordinary text. */
  static final int SHORTEST_MASKED = 4;

  private static final Pattern VERIFIER =
      Pattern.compile("SCRAM-SHA-256\\$[0-9]+:[A-Za-z0-9+/=]+[A-Za-z0-9+/=:$]*");

  private volatile SortedMap<SecretName, String> values = new TreeMap<>();

  /** Keeps {@code resolved} beside what was kept. */
  void fill(Map<SecretName, String> resolved) {
    SortedMap<SecretName, String> more = new TreeMap<>(values);
    more.putAll(resolved);
    values = more;
  }

  @Override
  public Optional<String> find(SecretName name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public String valueOf(SecretName name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalStateException("the secret " + name + " was not resolved"));
  }

  /**
   * {@code text} with each value in it, however it is written, replaced by its name. What a server
   * keeps of a password can be guessed at, and is no text for a log either.
   */
  @Override
  public String mask(String text) {
    record Form(String text, SecretName name) {}
    String masked = text;
    List<Form> longestFirst =
        values.entrySet().stream()
            .flatMap(
                secret ->
                    WrittenForms.of(secret.getValue()).stream()
                        .map(form -> new Form(form, secret.getKey())))
            .filter(form -> form.text().length() >= SHORTEST_MASKED)
            .sorted(Comparator.comparingInt(form -> -form.text().length()))
            .toList();
    for (Form form : longestFirst) {
      masked = masked.replace(form.text(), "(secret " + form.name() + ")");
    }
    return VERIFIER.matcher(masked).replaceAll("(SCRAM verifier)");
  }

  /** Names only, never values. */
  @Override
  public String toString() {
    return "secrets " + values.keySet();
  }
}
