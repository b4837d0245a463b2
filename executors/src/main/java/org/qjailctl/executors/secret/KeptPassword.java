package org.qjailctl.executors.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands in pg_authid for a password, in either of PostgreSQL's forms. */
public final class KeptPassword {

  private KeptPassword() {}

  /** Whether {@code kept} was made of {@code password} for {@code role}. */
  public static boolean matches(String kept, String role, String password) {
    return ScramVerifier.matches(kept, password)
        || MessageDigest.isEqual(kept.getBytes(UTF_8), md5(role, password).getBytes(UTF_8));
  }

  /** PostgreSQL's older form, which {@code auth: md5} makes: the role's name is its salt. */
  private static String md5(String role, String password) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest((password + role).getBytes(UTF_8));
      return "md5" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
