package org.qjailctl.core.host;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.qjailctl.core.net.Parsed;

/** A SHA-256 digest, as 64 lower-case hexadecimal digits. */
public record Sha256(String hex) {

  private static final int DIGITS = 64;

  public Sha256 {
    if (!isHexadecimal(hex)) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + hex);
    }
  }

  public static Parsed<Sha256> parse(String text) {
    String hex = text.toLowerCase(Locale.ROOT);
    return isHexadecimal(hex)
        ? Parsed.ok(new Sha256(hex))
        : Parsed.refused(
            "a SHA-256 digest has 64 hexadecimal digits, as `sha256 FILE` prints them");
  }

  private static boolean isHexadecimal(String text) {
    return text.length() == DIGITS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** The digest of {@code content}. */
  public static Sha256 ofContent(byte[] content) {
    try {
      return new Sha256(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The first twelve digits, for people. */
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }
}
