package org.qjailctl.executors.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL keeps of a password in pg_authid (RFC 5803): it can be checked, and not be read
 * back.
 */
public final class ScramVerifier {

  /** PostgreSQL's own number (scram_iterations). */
  private static final int ITERATIONS = 4096;

  /** A jail's root writes what is checked here: more rounds would only keep this machine busy. */
  private static final int MOST_ITERATIONS = 1_000_000;

  private static final int KEY_BITS = 256;

  private static final Pattern SHAPE =
      Pattern.compile(
          "SCRAM-SHA-256\\$([0-9]{1,7}):([A-Za-z0-9+/=]{1,200})\\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}");

  private ScramVerifier() {}

  /** The verifier of {@code password}. */
  public static String of(String password, byte[] salt) {
    return of(password, salt, ITERATIONS);
  }

  /** Whether {@code verifier} was made of {@code password}. */
  public static boolean matches(String verifier, String password) {
    Matcher parts = SHAPE.matcher(verifier);
    if (!parts.matches()) {
      return false;
    }
    int iterations = Integer.parseInt(parts.group(1));
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(parts.group(2));
      return MessageDigest.isEqual(
          verifier.getBytes(UTF_8), of(password, salt, iterations).getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String of(String password, byte[] salt, int iterations) {
    try {
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(
                      PreparedPassword.of(password).toCharArray(), salt, iterations, KEY_BITS))
              .getEncoded();
      byte[] stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
      Base64.Encoder base64 = Base64.getEncoder();
      return "SCRAM-SHA-256$%d:%s$%s:%s"
          .formatted(
              iterations,
              base64.encodeToString(salt),
              base64.encodeToString(stored),
              base64.encodeToString(hmac(salted, "Server Key")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2 and SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
