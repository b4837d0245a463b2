package org.qjailctl.cli.secret;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Secrets;

/**
 * The secrets of one run. It is handed to the host before there is a plan, and filled once the plan
 * says what is needed. May be used by several threads at a time.
 */
public final class SecretStore implements Secrets {

  /** Values shorter than this would blot out ordinary text. */
  static final int SHORTEST_MASKED = 4;

  private volatile SortedMap<SecretName, String> values = new TreeMap<>();

  /** Keeps {@code resolved} in place of what was kept. */
  void fill(Map<SecretName, String> resolved) {
    values = new TreeMap<>(resolved);
  }

  @Override
  public String valueOf(SecretName name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalStateException("the secret " + name + " was not resolved"));
  }

  /** {@code text} with each value in it replaced by its name. */
  public String mask(String text) {
    List<Map.Entry<SecretName, String>> longestFirst =
        values.entrySet().stream()
            .filter(entry -> entry.getValue().length() >= SHORTEST_MASKED)
            .sorted(Comparator.comparingInt(entry -> -entry.getValue().length()))
            .toList();
    String masked = text;
    for (Map.Entry<SecretName, String> secret : longestFirst) {
      masked = masked.replace(secret.getValue(), "(secret " + secret.getKey() + ")");
    }
    return masked;
  }

  /** Names only, never values. */
  @Override
  public String toString() {
    return "secrets " + values.keySet();
  }
}
