package org.qjailctl.executors.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Optional;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Secrets;

/** The bytes of a command's standard input, with secrets in the place of their names. */
public final class FilledInput {

  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private FilledInput() {}

  /** What the command reads; empty when it has no input. */
  public static Optional<byte[]> of(Input input, Secrets secrets) {
    return switch (input) {
      case Input.None none -> Optional.empty();
      case Input.Text text -> Optional.of(text.content().toArray());
      case Input.Secret secret ->
          Optional.of((secrets.valueOf(secret.name()) + "\n").getBytes(UTF_8));
      case Input.ScramVerifier statement -> {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        String verifier = ScramVerifier.of(secrets.valueOf(statement.name()), salt);
        yield Optional.of(
            (statement.before() + verifier + statement.after() + "\n").getBytes(UTF_8));
      }
    };
  }
}
